// What the client changes: actions on one record and on many, what is nested in them, and how failures reach an application.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GadgetErrorGroup, GadgetOperationError, InvalidRecordError } from '@gadgetinc/api-client-core';
import { run, runOnModel } from './setting.mjs';

const failed = (kind, code, message) => (error) => error instanceof kind && error.code === code && message.test(error.message);
const invalid = (...expected) => (error) => {
    assert.ok(error instanceof InvalidRecordError, error);
    assert.deepEqual(error.validationErrors.map(({ apiIdentifier, message }) => [apiIdentifier, message]), expected);
    return true;
};

export function actions(mode, { blog, things, blogSql }) {
    const slug = (name) => `${mode}-${name}`;
    const stored = async (name) => (await blogSql('SELECT title, count::text FROM post WHERE slug = $1', slug(name)))[0];

    describe(`actions, ${mode}`, () => {
        it('create', async () => {
            const record = await blog.post.create({ title: 'A ä "quote"\n', slug: slug('create'), body: { markdown: '*b*' }, author: { _link: '1' } });
            assert.equal(record.title, 'A ä "quote"\n');
            assert.equal(record.authorId, '1');
            assert.equal(record.body.markdown, '*b*');
            assert.ok(record.createdAt instanceof Date && Math.abs(record.createdAt - Date.now()) < 60_000);
            assert.deepEqual(await stored('create'), ['A ä "quote"\n', null]);
        });
        it('create with a date, a list, and JSON', async () => {
            const moment = new Date('2024-02-29T23:59:59.999Z');
            const record = await things.thing.create({ name: 'made', moment, day: '2024-02-29', kinds: ['small', 'large'],
                data: { a: [1, { b: null }] }, owner: { _link: '1' }, roles: ['signed-in'], price: 12.5, whole: -3 });
            assert.equal(record.moment.getTime(), moment.getTime());
            assert.equal(record.day.toISOString(), '2024-02-29T00:00:00.000Z');
            assert.deepEqual([record.kinds, record.data, record.price, record.whole], [['small', 'large'], { a: [1, { b: null }] }, 12.5, -3]);
            await things.thing.delete(record.id);
        });
        it('update', async () => {
            const { id } = await blog.post.create({ title: 'old', slug: slug('update'), count: 1 });
            const record = await blog.post.update(id, { title: 'new' });
            assert.deepEqual([record.id, record.title, record.count], [id, 'new', 1]);
            assert.deepEqual(await stored('update'), ['new', '1']);
            assert.equal((await blog.post.update(id, { title: null })).title, null);
        });
        it('select of what an action answers', async () => {
            const record = await blog.post.create({ slug: slug('select'), author: { _link: '2' } }, { select: { author: { email: true } } });
            assert.equal(record.author.email, 'user2@example.org');
            assert.ok(!('slug' in record.toJSON()));
        });
        it('delete', async () => {
            const { id } = await blog.post.create({ slug: slug('delete') });
            assert.equal(await blog.post.delete(id), undefined);
            assert.equal(await stored('delete'), undefined);
        });
        it('upsert', async () => {
            const made = await blog.post.upsert({ slug: slug('upsert'), title: 'made' }, ['slug']);
            const found = await blog.post.upsert({ slug: slug('upsert'), title: 'found' }, ['slug']);
            assert.equal(found.id, made.id);
            assert.equal(found.title, 'found');
            assert.equal((await blog.post.upsert({ id: made.id, title: 'by id' })).title, 'by id');
        });
        it('a custom action with a param', async () => {
            const { id } = await blog.post.create({ title: 'x', slug: slug('publish') });
            assert.equal((await blog.post.act('publish', id, {}, { notify: { type: 'Boolean', value: true } })).published, 'loudly');
            assert.equal((await blog.post.act('publish', id, { title: 'y' })).published, 'silently');
        });
        it('a custom action that moves a state', async () => {
            const { id } = await things.thing.create({ name: 'draft', owner: { _link: '1' } });
            assert.deepEqual((await things.thing.act('publish', id, {}, { when: { type: 'DateTime', value: new Date() } })).state, { created: 'published' });
            await assert.rejects(things.thing.act('publish', id, {}), failed(GadgetOperationError, 'GGT_INVALID_STATE_TRANSITION',
                /^GGT_INVALID_STATE_TRANSITION: Invalid action for the thing model\. /));
            await things.thing.delete(id);
        });
        it('nested actions', async () => {
            const record = await blog.post.create({ slug: slug('nested'), author: { create: { email: `${mode}@example.org` } },
                comments: [{ create: { text: 'one' } }, { create: { text: 'two' } }] },
            { select: { id: true, author: { email: true }, comments: { edges: { node: { id: true, text: true } } } } });
            assert.equal(record.author.email, `${mode}@example.org`);
            const [one, two] = record.comments.edges.map(({ node }) => node.id);
            const texts = async () => (await blogSql('SELECT text FROM comment WHERE post_id = $1 ORDER BY id', record.id)).flat();
            await blog.post.update(record.id, { comments: [{ update: { id: one, text: 'ONE' } }, { delete: { id: two } }] });
            assert.deepEqual(await texts(), ['ONE']);
            await blog.post.update(record.id, { comments: { _converge: { values: [{ id: one, text: 'first' }, { text: 'second' }] } } });
            assert.deepEqual(await texts(), ['first', 'second']);
            await assert.rejects(blog.post.update(record.id, { title: 'not kept', comments: [{ create: { text: 'third' } }],
                author: { update: { id: '999' } } }), failed(GadgetOperationError, 'GGT_RECORD_NOT_FOUND', /^GGT_RECORD_NOT_FOUND: /));
            assert.deepEqual(await texts(), ['first', 'second']);
        });
        it('global actions', async () => {
            assert.deepEqual(await run(blog.connection, 'flipAll', { why: ['String', 'fun'] }), { why: 'fun', flipped: 3 });
            await assert.rejects(run(blog.connection, 'flipAll', { why: ['String', 'no reason'] }),
                failed(GadgetOperationError, 'GGT_UNKNOWN', /^GGT_UNKNOWN: nothing flips for no reason$/));
            assert.deepEqual(await runOnModel(blog.connection, 'signUpUser', 'user', { email: ['String', 'a@b.example'], password: ['String', 'x'] }),
                { email: 'a@b.example', hasPassword: true });
        });
    });

    describe(`failures of actions, ${mode}`, () => {
        it('InvalidRecordError of what is required', () =>
            assert.rejects(blog.question.create({ body: 'no title' }), (error) => error.code === 'GGT_INVALID_RECORD' && error.statusCode === 422
                && error.message === "GGT_INVALID_RECORD: question is invalid and can't be saved. title is required, sequence is required."
                && error.modelApiIdentifier === 'question' && invalid(['title', 'is required'], ['sequence', 'is required'])(error)));
        it('InvalidRecordError of what is unique', async () => {
            await blog.post.create({ slug: slug('unique') });
            await assert.rejects(blog.post.create({ slug: slug('unique') }), invalid(['slug', 'is not unique']));
        });
        it('InvalidRecordError of a hook', async () => {
            const { id } = await blog.post.create({ slug: slug('untitled') });
            await assert.rejects(blog.post.act('publish', id, {}), invalid(['title', 'is needed to publish']));
        });
        it('InvalidRecordError of a nested record', () =>
            assert.rejects(blog.post.create({ slug: slug('refused'), author: { create: { email: 'no address' } } }), (error) =>
                error.modelApiIdentifier === 'user' && invalid(['email', 'is not a valid email address'])(error)));
        it('what else there is to an invalid record', async () => {
            const document = `mutation { createUser(user: {email: null}) { success user { id } errors { __typename message code
                ... on InvalidRecordError { validationErrorsByField record model { apiIdentifier } validationErrors { message } } } } }`;
            const { data } = await blog.connection.currentClient.mutation(document, {}).toPromise();
            const [{ validationErrorsByField, record, __typename }] = data.createUser.errors;
            assert.deepEqual([data.createUser.user, __typename, validationErrorsByField, record],
                [null, 'InvalidRecordError', { email: ['is required'] }, { email: null }]);
        });
        it('update and delete of no record', async () => {
            const missing = failed(GadgetOperationError, 'GGT_RECORD_NOT_FOUND', /^GGT_RECORD_NOT_FOUND: model "post" has no record with id "999"$/);
            await assert.rejects(blog.post.update('999', { title: 'x' }), missing);
            await assert.rejects(blog.post.delete('999'), missing);
        });
        it('an upsert that finds by what is not unique', () =>
            assert.rejects(blog.post.upsert({ title: 'x' }, ['title']), failed(GadgetOperationError, 'GGT_INVALID_ACTION_INPUT', /title is not unique in post/)));
        it('a serialization failure is tried again', async () => {
            const { id } = await blog.post.create({ slug: slug('collides'), title: 'collides' });
            assert.equal((await blog.post.act('publish', id, {})).published, 'silently');
        });
    });

    describe(`bulk, ${mode}`, () => {
        it('bulkCreate, bulkUpdate, bulkUpsert, bulkDelete', async () => {
            const made = await blog.post.bulkCreate([{ slug: slug('b1'), title: '1' }, { slug: slug('b2'), title: '2' }]);
            assert.deepEqual(made.map((record) => record.title), ['1', '2']);
            assert.ok(made[0].createdAt instanceof Date);
            const changed = await blog.post.bulkUpdate([{ id: made[1].id, post: { count: 2 } }, { id: made[0].id, post: { count: 1 } }]);
            assert.deepEqual(changed.map((record) => [record.title, record.count]), [['2', 2], ['1', 1]]);
            const upserted = await blog.post.bulkUpsert([{ on: ['slug'], post: { slug: slug('b1'), title: 'one' } }, { post: { slug: slug('b3') } }]);
            assert.deepEqual(upserted.map((record) => [record.slug, record.title]), [[slug('b1'), 'one'], [slug('b3'), null]]);
            assert.equal(await blog.post.bulkDelete([...made, upserted[1]].map((record) => record.id)), undefined);
            assert.equal(await stored('b1'), undefined);
        });
        it('a custom action in both forms', async () => {
            const made = await blog.post.bulkCreate([{ slug: slug('p1'), title: '1' }, { slug: slug('p2'), title: '2' }]);
            const ids = made.map((record) => record.id);
            assert.deepEqual((await blog.post.bulkActIds('publish', ids)).map((record) => record.published), ['silently', 'silently']);
            const inputs = ids.map((id, i) => ({ id, post: { title: `new ${i}` }, notify: i === 1 }));
            assert.deepEqual((await blog.post.bulkAct('publish', inputs)).map((record) => [record.title, record.published]),
                [['new 0', 'silently'], ['new 1', 'loudly']]);
        });
        it('some fail: a group of errors, and the others', () =>
            assert.rejects(blog.post.bulkCreate([{ slug: slug('g1') }, { slug: 'post-1' }, { slug: slug('g2') }, { slug: slug('g1') }]), (error) => {
                assert.ok(error instanceof GadgetErrorGroup, error);
                assert.equal(error.code, 'GGT_ERROR_GROUP(GGT_INVALID_RECORD,GGT_INVALID_RECORD)');
                assert.equal(error.statusCode, 422);
                assert.ok(error.errors.every((one) => invalid(['slug', 'is not unique'])(one)));
                assert.deepEqual(error.results.map((record) => record.slug), [slug('g1'), slug('g2')]);
                return true;
            }));
        it('a delete of some that are not there', async () => {
            const { id } = await blog.post.create({ slug: slug('gone') });
            await assert.rejects(blog.post.bulkDelete(['999', id]), (error) => error instanceof GadgetErrorGroup
                && error.code === 'GGT_ERROR_GROUP(GGT_RECORD_NOT_FOUND)');
            assert.equal(await stored('gone'), undefined);
        });
        it('none at all', async () => {
            assert.deepEqual(await blog.post.bulkCreate([]), []);
            assert.equal(await blog.post.bulkDelete([]), undefined);
        });
    });
}
