// The client in a browser: it keeps the token that the gateway tells, and is somebody by it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BrowserSessionStorageType, GadgetConnection, GadgetErrorGroup, GadgetOperationError, InvalidRecordError, actionRunner,
    findManyRunner, findOneRunner } from '@gadgetinc/api-client-core';
import { gateway, post } from './setting.mjs';

const password = 'analytical 1843';
const ofUser = { __typename: true, id: true, email: true, name: true, emailVerified: true, lastSignedIn: true, state: true,
    roles: { key: true, name: true }, createdAt: true, updatedAt: true };
const ofSession = { __typename: true, id: true, createdAt: true, updatedAt: true, state: true, userId: true, bannerShown: true,
    roles: { key: true, name: true } };
const text = (value) => ({ type: 'String', required: true, value });
const id = (value) => ({ type: 'GadgetID', required: true, value });

// What a generated client has, in its own storage.
function browser(endpoint, token) {
    const connection = new GadgetConnection({ endpoint, requestPolicy: 'network-only',
        authenticationMode: { browserSession: { storageType: BrowserSessionStorageType.Temporary, initialToken: token } } });
    const self = { connection };
    const onUser = (operation, params, options, shown = ofUser) =>
        actionRunner(self, operation, shown, 'user', 'user', false, params, options, null, false);
    const onSession = (action, params = {}) =>
        actionRunner(self, action, ofSession, 'session', 'session', false, params, null, 'currentSession', false);
    return {
        connection,
        token: () => connection.sessionTokenStore.getItem(connection.sessionStorageKey),
        currentSession: (select) => findOneRunner(self, 'currentSession', undefined, ofSession, 'session', select && { select }, false),
        signUp: (email, name, secret = password) => onUser('signUpUser', { email: text(email), password: text(secret),
            name: { type: 'String', value: name } }),
        signIn: (email, secret = password) => onUser('signInUser', { email: text(email), password: text(secret) }),
        signOut: (user) => onUser('signOutUser', { id: id(user) }),
        changePassword: (user, before, after) => onUser('changePasswordUser', { id: id(user), currentPassword: text(before), newPassword: text(after) }),
        send: (kind, email) => onUser(`send${kind}User`, { email: text(email) }, null, null),
        verifyEmail: (code) => onUser('verifyEmailUser', { code: text(code) }),
        resetPassword: (code, secret) => onUser('resetPasswordUser', { code: text(code), password: text(secret) }),
        bulkSignUp: (inputs) => actionRunner(self, 'bulkSignUpUsers', { id: true, email: true }, 'user', 'users', true,
            { inputs: { type: '[BulkSignUpUsersInput!]', required: true, value: inputs } }),
        update: (values) => onSession('update', { session: { type: 'UpdateSessionInput', value: values } }),
        dismiss: (why) => onSession('dismiss', { why: { type: 'String', value: why } }),
        logInViaEmail: (email, secret = password) => onSession('logInViaEmail', { email: text(email), password: text(secret) }),
        logOut: () => onSession('logOut'),
        note: (action, params, shown = { id: true, text: true, open: true, userId: true }) =>
            actionRunner(self, `${action}Note`, shown, 'note', 'note', false, params),
        notes: () => findManyRunner(self, 'notes', { id: true, text: true }, 'note').then((all) => all.map((note) => note.text)),
    };
}

const email = async (client) => (await client.currentSession({ id: true, user: { email: true } }))?.user?.email;
const failed = (code) => (error) => error instanceof GadgetOperationError && error.code === code;

export function sessions(endpoint, accounts) {
    const codeOf = async (address, kind) =>
        (await accounts('SELECT code FROM accounts.mail WHERE email = $1 AND kind = $2 ORDER BY ctid DESC LIMIT 1', address, kind))[0][0];
    let addresses = 0;
    const newcomer = async (name) => {
        const client = browser(endpoint);
        const address = `user${++addresses}@example.org`;
        return { client, address, user: await client.signUp(address, name) };
    };
    // The session that a request by hand is in: its token, which is new or that of the request.
    const at = async (authorization, query = '{ currentSession { id user { email } } }') => {
        const response = await fetch(endpoint, { method: 'POST', body: JSON.stringify({ query }),
            headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) } });
        return { status: response.status, issued: response.headers.get('x-set-authorization'), ...await response.json() };
    };

    describe('sessions of the client', () => {
        it('none, until an action needs one', async () => {
            const client = browser(endpoint);
            assert.ok((await client.currentSession()).isEmpty());
            assert.deepEqual([await client.notes(), client.token()], [[], null]);
            await assert.rejects(client.signIn('nobody@example.org'), failed('GGT_INVALID_EMAIL_PASSWORD'));
            await assert.rejects(client.logOut(), failed('GGT_NO_SESSION_FOR_AUTHENTICATION'));
            assert.equal(client.token(), null);
        });
        it('data of one browser', async () => {
            const [client, other] = [browser(endpoint), browser(endpoint)];
            const made = await client.update({ bannerShown: true });
            assert.deepEqual([made.state, made.bannerShown, made.userId, made.roles.map((role) => role.key)],
                [{ created: 'loggedOut' }, true, null, ['unauthenticated']]);
            const token = client.token();
            const found = await client.currentSession();
            assert.deepEqual([found.id, found.bannerShown], [made.id, true]);
            assert.ok(found.createdAt instanceof Date && found.updatedAt instanceof Date && made.createdAt instanceof Date);
            assert.equal((await other.dismiss('seen')).bannerShown, true);
            assert.notEqual((await other.currentSession()).id, made.id);
            await assert.rejects(client.dismiss('bored'), (error) => error instanceof InvalidRecordError &&
                error.validationErrors[0].message === 'is not boring');
            assert.equal(client.token(), token);
        });
        it('signing up, out and in', async () => {
            const { client, address, user } = await newcomer('Ada');
            assert.deepEqual([user.email, user.name, user.emailVerified, user.roles.map((role) => role.key)],
                [address, 'Ada', false, ['signed-in']]);
            assert.ok(user.createdAt instanceof Date && Math.abs(user.lastSignedIn - Date.now()) < 60_000);
            const session = await client.currentSession({ id: true, state: true, userId: true, user: { email: true, name: true } });
            assert.deepEqual([session.state, session.userId, session.user.email, session.user.name],
                [{ created: 'loggedIn' }, user.id, address, 'Ada']);
            const before = client.token();
            assert.equal((await client.signOut(user.id)).id, user.id);
            assert.notEqual(client.token(), before);
            const left = await client.currentSession();
            assert.deepEqual([left.id, left.userId, left.state], [session.id, null, { created: 'loggedOut' }]);
            await assert.rejects(client.signOut(user.id), failed('GGT_NO_SESSION_FOR_AUTHENTICATION'));
            assert.equal((await client.signIn(address.toUpperCase())).id, user.id);
            assert.equal((await client.currentSession()).id, session.id);
            assert.equal(await email(client), address);
        });
        it('signing in and out by the session', async () => {
            const { client, address, user } = await newcomer('Grace');
            assert.deepEqual([(await client.logOut()).userId, await email(client)], [null, undefined]);
            const session = await client.logInViaEmail(address);
            assert.deepEqual([session.state, session.userId], [{ created: 'loggedIn' }, user.id]);
            await assert.rejects(client.logInViaEmail(address, 'wrong'), failed('GGT_INVALID_EMAIL_PASSWORD'));
            assert.equal(await email(client), address);
        });
        it('what is wrong with who signs up', async () => {
            const { address } = await newcomer('First');
            const client = browser(endpoint);
            await assert.rejects(client.signUp(address, 'Second'), (error) => error instanceof InvalidRecordError);
            await assert.rejects(client.signUp('second@example.org', 'Second', 'short'), (error) => /password/.test(error.message));
            await assert.rejects(client.bulkSignUp([{ email: 'third@example.org', password }, { email: address, password }]), (error) =>
                error instanceof GadgetErrorGroup && error.results.map((one) => one.email).join() === 'third@example.org');
        });
        it('passwords that are changed and forgotten', async () => {
            const { client, address, user } = await newcomer('Mary');
            const other = browser(endpoint);
            await other.signIn(address);
            await assert.rejects(client.changePassword(user.id, 'wrong', 'difference 1822'), failed('GGT_INVALID_EMAIL_PASSWORD'));
            await client.changePassword(user.id, password, 'difference 1822');
            assert.deepEqual([await email(client), await email(other)], [address, undefined]);
            await client.send('VerifyEmail', address);
            await client.send('ResetPassword', 'nobody@example.org');
            assert.equal((await client.verifyEmail(await codeOf(address, 'verifyEmail'))).emailVerified, true);
            await other.send('ResetPassword', address);
            await other.resetPassword(await codeOf(address, 'resetPassword'), password);
            assert.equal(await email(client), undefined);
            await assert.rejects(other.resetPassword(await codeOf(address, 'resetPassword'), password), failed('GGT_INVALID_ACTION_INPUT'));
            assert.equal((await other.signIn(address)).emailVerified, true);
        });
        it('each reads their own', async () => {
            const [ada, bob] = [await newcomer('Ada'), await newcomer('Bob')];
            await accounts(`INSERT INTO accounts.note (text, open, user_id) VALUES ('adas', false, $1), ('bobs', false, $2), ('open', true, $2)`,
                ada.user.id, bob.user.id);
            assert.deepEqual([await ada.client.notes(), await bob.client.notes(), await browser(endpoint).notes()],
                [['adas', 'open'], ['bobs', 'open'], ['open']]);
            const { user } = await ada.client.currentSession({ user: { notes: { edges: { node: { text: true, user: { name: true } } } },
                sessions: { edges: { node: { id: true, state: true } } } } });
            assert.deepEqual(user.notes.edges.map(({ node }) => [node.text, node.user.name]), [['adas', 'Ada']]);
            assert.equal(user.sessions.edges.length, 1);
            await accounts('DELETE FROM accounts.note');
        });
        it('each edits their own, and an editor everybody\'s', async () => {
            const [ada, bob, editor] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Eve')];
            const note = (type, value) => ({ note: { type, value } });
            const made = await ada.client.note('create', note('CreateNoteInput', { text: 'mine', user: { _link: ada.user.id } }));
            assert.deepEqual([made.text, made.userId, made.open], ['mine', ada.user.id, false]);
            const changed = (client, values) => client.note('update', { id: id(made.id), ...note('UpdateNoteInput', values) });
            assert.equal((await changed(ada.client, { text: 'still mine' })).text, 'still mine');
            await assert.rejects(changed(bob.client, { text: 'his' }), failed('GGT_RECORD_NOT_FOUND'));
            await assert.rejects(bob.client.note('create', note('CreateNoteInput', { text: 'hers', user: { _link: ada.user.id } })));
            await assert.rejects(ada.client.note('delete', { id: id(made.id) }, null));
            await assert.rejects(changed(browser(endpoint), { open: true }));
            await accounts(`UPDATE accounts.users SET roles = '{editor}' WHERE id = $1`, editor.user.id);
            assert.deepEqual((await editor.client.currentSession({ user: { roles: { key: true, name: true } } })).user.roles, [{ key: 'editor', name: 'Editor' }]);
            assert.equal((await changed(editor.client, { open: true })).open, true);
            assert.deepEqual(await bob.client.notes(), ['still mine']);
            await editor.client.note('delete', { id: id(made.id) }, null);
            assert.deepEqual(await ada.client.notes(), []);
        });
        it('many at once, through connections that others have had', async () => {
            const people = await Promise.all(['Ada', 'Bob', 'Cyd'].map(newcomer));
            const nobody = browser(endpoint);
            await Promise.all(Array.from({ length: 120 }, async (_, i) => {
                const { client, address } = people[i % 4] ?? { client: nobody };
                assert.equal(await email(client), address);
            }));
        });
    });

    describe('tokens', () => {
        it('are worth nothing once they are replaced, until somebody signs in', async () => {
            const { client, address, user } = await newcomer('Ada');
            const stolen = browser(endpoint, client.token());
            await client.signOut(user.id);
            assert.equal(await email(stolen), undefined);
            assert.ok((await stolen.currentSession()).isEmpty());
            await stolen.signIn(address);
            assert.deepEqual([await email(stolen), await email(client)], [address, undefined]);
        });
        it('expire, are revoked, and go with the user', async () => {
            for (const end of [
                (user) => accounts(`UPDATE accounts.session_secret SET expires_at = now() WHERE record IN
                    (SELECT id FROM accounts.session WHERE user_id = $1)`, user.id),
                (user) => accounts('SELECT model.revoke_sessions($1)', user.id),
                (user) => accounts('WITH sessions AS (DELETE FROM accounts.session WHERE user_id = $1) SELECT', user.id),
            ]) {
                const { client, user } = await newcomer('Ada');
                await end(user);
                const before = client.token();
                assert.ok((await client.currentSession()).isEmpty());
                assert.equal((await client.update({ bannerShown: true })).userId, null);
                assert.notEqual(client.token(), before);
                assert.equal((await client.currentSession()).bannerShown, true);
            }
            const { client, user } = await newcomer('Ada');
            await accounts('DELETE FROM accounts.users WHERE id = $1', user.id);
            assert.equal(await email(client), undefined);
        });
        it('are taken from one header alone', async () => {
            const { client, address } = await newcomer('Ada');
            const token = client.token();
            assert.equal((await at(`Session ${token}`)).data.currentSession.user.email, address);
            assert.equal((await at(`session ${token}`)).issued, null);
            for (const authorization of [undefined, `Bearer ${token}`, 'Basic Z2FkZ2V0', token, 'Session', 'Session ', `Session ${token} x`,
                `Session ${token}x`, "Session ';DELETE/**/FROM/**/accounts.users;--", 'Session %00', `Session ${'A'.repeat(43)}`,
                `Session ${'A'.repeat(10_000)}`])
                assert.deepEqual(await at(authorization), { status: 200, issued: null, data: { currentSession: null } }, authorization);
            const { issued } = await at('Session gone', 'mutation { currentSession { update { success } } }');
            assert.match(issued, /^Session [\w-]{43}$/);
        });
        it('are not told by errors, nor by what the gateway writes', async () => {
            const { client } = await newcomer('Ada');
            const written = [];
            const other = await gateway('accounts', { PGUSER: 'web' }, (line) => written.push(line));
            const headers = { 'content-type': 'application/json', authorization: `Session ${client.token()}` };
            for (const body of ['{', { query: '{ currentSession { token } }' }, { query: '{ nothing }' }, { query: '{ currentSession { id } }', variables: 7 }])
                written.push(JSON.stringify(await post(other, body, headers)));
            written.push(JSON.stringify(await post(other.replace('/api', ''), {}, headers)));
            assert.ok(!written.join().includes(client.token()));
        });
        it('are replaced by one of those that sign in with it at once', async () => {
            const { client, address } = await newcomer('Ada');
            const authorization = `Session ${client.token()}`;
            const mutation = `mutation { signInUser(email: "${address}", password: "${password}") { success errors { code } } }`;
            const answers = await Promise.all(Array.from({ length: 6 }, () => at(authorization, mutation)));
            const [signedIn, ...more] = answers.filter(({ data }) => data.signInUser?.success);
            assert.equal((await at(signedIn.issued)).data.currentSession.user.email, address);
            for (const { status, issued, errors } of answers.filter((one) => one !== signedIn && !more.includes(one)))
                assert.deepEqual([status, issued, errors[0].path, errors[0].extensions.code], [200, null, ['signInUser'], 'GGT_INVALID_SESSION']);
            assert.equal(more.length, 0);
        });
    });

    describe('guesses', () => {
        it('are slowed down in every form', async () => {
            const { address } = await newcomer('Ada');
            const guess = (i) => `g${i}: signInUser(email: "${address}", password: "guess ${i}") { errors { code } }`;
            const { data } = await at(undefined, `mutation { ${Array.from({ length: 8 }, (_, i) => guess(i)).join(' ')}
                right: signInUser(email: "${address}", password: "${password}") { errors { code } } }`);
            assert.equal(Object.values(data).filter(({ errors }) => errors[0].code === 'GGT_TOO_MANY_REQUESTS').length, 4);
            await assert.rejects(browser(endpoint).signIn(address), failed('GGT_TOO_MANY_REQUESTS'));
            await assert.rejects(browser(endpoint).logInViaEmail(address), failed('GGT_TOO_MANY_REQUESTS'));
        });
        it('see nothing that tells of others', async () => {
            const { client } = await newcomer('Ada');
            const described = JSON.stringify(await at(`Session ${client.token()}`,
                '{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }'));
            assert.doesNotMatch(described, /secret|hash|"token"|InternalUserInput|createUser/i);
            for (const query of ['{ session(id: 1) { id } }', '{ sessions { edges { node { id } } } }', 'mutation { internal { updateSession(id: 1) { success } } }',
                'mutation { currentSession { vanish { success } } }', 'mutation { currentSession { update(session: {user: {_link: "1"}}) { success } } }',
                'mutation { currentSession { update(session: {roles: ["system-admin"]}) { success } } }'])
                assert.ok((await at(`Session ${client.token()}`, query)).errors.length > 0, query);
        });
        it('errors have a path and a code', async () => {
            const { client } = await newcomer('Ada');
            const { data, errors } = await at(`Session ${client.token()}`, '{ mine: user(id: "x") { id } currentSession { id } }');
            assert.ok(data.currentSession.id);
            assert.deepEqual([errors[0].path, errors[0].extensions.code], [['mine'], 'GGT_INVALID_QUERY_INPUT']);
        });
    });
}
