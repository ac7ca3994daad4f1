// Documents that are sent as they are: what is wrong with them, and what the client does not write itself.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CombinedError } from '@urql/core';
import { post } from './setting.mjs';

export function documents(mode, { blog }) {
    const asked = async (document, variables = {}) => blog.connection.currentClient.query(document, variables).toPromise();

    describe(`documents, ${mode}`, () => {
        it('a wrong field is a CombinedError, with a suggestion', () =>
            assert.rejects(blog.post.findOne('7', { select: { titel: true } }), (error) => {
                assert.ok(error instanceof CombinedError);
                assert.equal(error.message, '[GraphQL] Cannot query field "titel" on type "Post". Did you mean "title"?');
                return true;
            }));
        it('a wrong argument', () => assert.rejects(blog.post.findMany({ filter: { titel: { equals: 'x' } } }), (error) => error instanceof CombinedError
            && /Variable "\$filter" got invalid value .* Field "titel" is not defined by type "PostFilter"\. Did you mean "title"\?/.test(error.message)));
        it('a wrong value of a sort', () => assert.rejects(blog.post.findMany({ sort: { title: 'Upwards' } }), (error) =>
            /Value "Upwards" does not exist in "SortOrder" enum\./.test(error.message)));
        it('one field fails, the others answer', async () => {
            const { data, error } = await asked('{ bad: post(id: "x") { id } post(id: 7) { title } users(first: 1) { edges { cursor } } }');
            assert.equal(data.bad, null);
            assert.equal(data.post.title, 'bugs 1');
            assert.equal(data.users.edges.length, 1);
            assert.deepEqual(error.graphQLErrors.map(({ message, path }) => [message, path]), [['GGT_INVALID_QUERY_INPUT: invalid id "x"', ['bad']]]);
        });
        it('a list that fails takes the whole answer, for it is never null', async () => {
            const { data, error } = await asked('{ posts(first: 1000) { edges { node { id } } } post(id: 7) { title } }');
            assert.equal(data, null);
            assert.deepEqual(error.graphQLErrors.map(({ path }) => path), [['posts']]);
        });
        it('fragments, aliases, @skip and @include', async () => {
            const { data, error } = await asked(`query ($yes: Boolean!) {
                a: post(id: 7) { ...Title slug @skip(if: $yes) } b: post(id: 8) { ...Title slug @include(if: $yes) ... on Post { again: title } }
            } fragment Title on Post { name: title }`, { yes: true });
            assert.equal(error, undefined);
            const plain = JSON.stringify(data).replaceAll(/,?"__typename":"Post"/g, '').replaceAll('{,', '{');
            assert.equal(plain, '{"a":{"name":"bugs 1"},"b":{"name":"moths 1","slug":"post-8","again":"moths 1"}}');
        });
        it('mutations in their order, each by itself', async () => {
            const { data, error } = await blog.connection.currentClient.mutation(`mutation {
                one: createTask(task: {title: "1"}) { success task { title } }
                two: createUser(user: {email: "user1@example.org"}) { success errors { code } }
                three: createTask(task: {title: "3"}) { success task { title } } }`, {}).toPromise();
            assert.equal(error, undefined);
            assert.deepEqual([data.one.task.title, data.two.errors[0].code, data.three.task.title], ['1', 'GGT_INVALID_RECORD', '3']);
        });
    });
}

export function overHttp(endpoint, { blog, blogSql }) {
    const ask = (query, variables, operationName) => post(endpoint, { query, variables, operationName });

    describe('documents over HTTP', () => {
        it('@live is executed once', async () => {
            const query = 'query posts($first: Int) @live { posts(first: $first) { edges { node { id } } } }';
            assert.deepEqual((await ask(query, { first: 1 })).data, { posts: { edges: [{ node: { id: '1' } }] } });
        });
        it('the operation of a name', async () => {
            const query = 'query A { post(id: 1) { id } } query B { post(id: 2) { id } }';
            assert.deepEqual((await ask(query, null, 'B')).data, { post: { id: '2' } });
            assert.match((await ask(query, null, null)).errors[0].message, /^Must provide operation name/);
            assert.match((await ask(query, null, 'C')).errors[0].message, /^Unknown operation named "C"\.$/);
        });
        it('an error has a place, and a code', async () => {
            const { errors } = await ask('{\n  post(id: "x") { id } }');
            assert.deepEqual(errors.map(({ message, locations, path, extensions }) => [message, locations, path, extensions.code]),
                [['GGT_INVALID_QUERY_INPUT: invalid id "x"', [{ line: 2, column: 3 }], ['post'], 'GGT_INVALID_QUERY_INPUT']]);
        });
        it('what is no document', async () => {
            for (const query of ['', '{', 'x', '{ post(id: 1) { id }', 'fragment F on Post { id }']) {
                const { data, errors, status } = await ask(query);
                assert.deepEqual([data, status], [undefined, 200]);
                assert.ok(errors[0].message.length > 0);
            }
        });
        it('what is no request', async () => {
            for (const body of [{}, { query: null }, [], 'null', '"text"']) assert.ok((await post(endpoint, body)).errors[0].message.length > 0);
        });
        it('an id keeps its digits', async () => {
            const { data } = await post(endpoint, `{"query": "mutation ($id: GadgetID!) { deletePost(id: $id) { errors { message } } }",
                "variables": {"id": 9007199254740993}}`);
            assert.match(data.deletePost.errors[0].message, /no record with id "9007199254740993"/);
        });
        it('what one request has done, the next one sees', async () => {
            const { data } = await ask('mutation { createTask(task: {title: "seen"}) { task { id } } }');
            const found = await ask('query ($id: GadgetID!) { task(id: $id) { title } }', { id: data.createTask.task.id });
            assert.deepEqual(found.data, { task: { title: 'seen' } });
        });
        it('a field that comes while the server runs', async () => {
            const query = '{ task(id: 1) { urgency } }';
            assert.match((await ask(query)).errors[0].message, /^Cannot query field "urgency" on type "Task"\./);
            await blogSql('SELECT model.define($1)', JSON.stringify({ task: { fields: { urgency: { type: 'string' }, title: { type: 'string' },
                owner: { type: 'belongsTo', model: 'user' } } } }));
            assert.deepEqual((await ask(query)).data, { task: { urgency: null } });
            assert.equal((await blog.connection.currentClient.query(query, {}).toPromise()).data.task.urgency, null);
        });
    });
}
