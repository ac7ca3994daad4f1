// What the client reads: finders, their options, and records as an application gets them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GadgetNonUniqueDataError, GadgetNotFoundError } from '@gadgetinc/api-client-core';
import { currentSession } from './setting.mjs';

const ids = (records) => records.map((record) => record.id);

export function reading(mode, { blog, things, blogSql }) {
    const listed = async (condition, order) =>
        (await blogSql(`SELECT id::text AS key FROM post WHERE ${condition} ORDER BY ${order}`)).map(([id]) => id);

    describe(`one record, ${mode}`, () => {
        it('findOne', async () => {
            const record = await blog.post.findOne('7');
            assert.equal(record.id, '7');
            assert.equal(record.title, 'bugs 1');
            assert.equal(record.count, 0);
            assert.equal(record.authorId, '2');
            assert.equal(record.__typename, 'Post');
            assert.equal(record.body.markdown, 'They *weave* 7 patterns.');
            assert.equal(record.body.truncatedHTML, '<p>They <em>weave</em> 7 patterns.</p>\n');
        });
        it('dates become dates', async () => {
            const record = await blog.post.findOne('7');
            assert.ok(record.createdAt instanceof Date);
            assert.equal(record.createdAt.toISOString(), '2022-09-27T14:45:30.208Z');
            const thing = await things.thing.findOne('2');
            assert.equal(thing.moment.toISOString(), '2024-05-01T13:20:03.000Z');
            assert.equal(thing.day.toISOString(), '2024-02-29T00:00:00.000Z');
        });
        it('every type of field', async () => {
            const { createdAt, updatedAt, moment, day, ...values } = (await things.thing.findOne('5')).toJSON();
            assert.deepEqual(JSON.parse(JSON.stringify(values).replaceAll('"__typename":"Role",', '').replaceAll(',"__typename":"Role"', '')), {
                __typename: 'Thing', id: '5', name: 'thing 5', whole: -7, price: 6.25, weight: 5 / 3, active: false, kind: null,
                kinds: ['small', 'large'], email: 'thing5@example.org', link: 'https://example.org/5', tint: '#00ff15', data: null,
                state: { created: 'draft' }, roles: [{ key: 'signed-in' }, { key: 'unauthenticated' }], ownerId: '2' });
            assert.equal(moment, null);
            assert.ok(createdAt && updatedAt && day);
        });
        it('findOne of an id that is a number, and of a text', async () => {
            assert.equal((await blog.post.findOne(7)).id, '7');
            assert.equal((await things.country.findOne('it')).name, 'Italy');
        });
        it('findOne where there is none', () =>
            assert.rejects(blog.post.findOne('999'), (error) => error instanceof GadgetNotFoundError && error.code === 'GGT_RECORD_NOT_FOUND'
                && error.message === 'Record Not Found Error: Gadget API returned no data at post'));
        it('maybeFindOne', async () => {
            assert.equal((await blog.post.maybeFindOne('7')).id, '7');
            assert.equal(await blog.post.maybeFindOne('999'), null);
        });
        it('select', async () => {
            const record = (await blog.post.findOne('7', { select: { title: true, author: { email: true, roles: { key: true } },
                comments: { edges: { node: { text: true } } }, _all: true } })).toJSON();
            assert.equal(record.author.email, 'user2@example.org');
            assert.deepEqual(record.author.roles.map(({ key }) => key), ['signed-in']);
            assert.equal(record._all.slug, 'post-7');
            const texts = await blogSql('SELECT text FROM comment WHERE post_id = 7 ORDER BY id');
            assert.deepEqual(record.comments.edges.map(({ node }) => [node.text]), texts);
            assert.ok(!('count' in record));
        });
        it('findBy', async () => {
            assert.equal((await blog.post.findBy('slug', 'post-9')).id, '9');
            assert.equal((await blog.post.findBy('id', '9')).id, '9');
            await assert.rejects(blog.post.findBy('slug', 'nowhere'), (error) => error instanceof GadgetNotFoundError
                && error.message === 'post record with slug=nowhere not found');
        });
        it('maybeFindBy', async () => {
            assert.equal((await blog.user.maybeFindBy('email', 'user3@example.org')).id, '3');
            assert.equal(await blog.user.maybeFindBy('email', 'nobody@example.org'), null);
        });
        it('findBy where there are two', () =>
            assert.rejects(blog.post.findBy('count', 3), (error) => error instanceof GadgetNonUniqueDataError
                && error.code === 'GGT_NON_UNIQUE_DATA'));
        it('a state that is simple, and one that is nested', async () => {
            assert.equal((await blog.question.findOne('1')).state, 'created');
            assert.deepEqual((await things.thing.findOne('3')).state, { created: 'published' });
        });
        it('currentSession is null', async () => {
            assert.ok((await currentSession(blog.connection)).isEmpty());
        });
    });

    describe(`lists, ${mode}`, () => {
        it('findMany is by id, and has 50 at most', async () => {
            const records = await blog.post.findMany();
            assert.deepEqual(ids(records), (await listed('true', 'id')).slice(0, 50));
            assert.ok(records.hasNextPage && !records.hasPreviousPage && records.every((record) => record.createdAt instanceof Date));
            assert.equal(records.endCursor.length > 0, true);
        });
        it('filter', async () => {
            assert.deepEqual(ids(await blog.post.findMany({ filter: { title: { startsWith: 'bugs' } } })), await listed("title LIKE 'bugs%'", 'id'));
            assert.deepEqual(ids(await blog.post.findMany({ filter: [{ count: { greaterThan: 3 } }, { OR: [{ title: { isSet: false } },
                { authorId: { in: ['1', '2'] } }] }] })), await listed('count > 3 AND (title IS NULL OR author_id IN (1, 2))', 'id'));
            assert.deepEqual(ids(await blog.post.findMany({ filter: { author: { email: { equals: 'user2@example.org' } },
                comments: { some: { text: { isSet: true } } } } })),
            await listed('author_id = 2 AND EXISTS (SELECT FROM comment WHERE post_id = post.id)', 'id'));
            assert.deepEqual(ids(await blog.post.findMany({ filter: { author: { equals: '2' } } })), await listed('author_id = 2', 'id'));
        });
        it('a date as filter', async () => {
            const moment = new Date('2022-09-28T07:45:30.208Z');
            assert.deepEqual(ids(await blog.post.findMany({ filter: { createdAt: { lessThanOrEqual: moment } } })), await listed('id <= 24', 'id'));
            assert.deepEqual(ids(await blog.post.findMany({ filter: { createdAt: { equals: moment } } })), ['24']);
        });
        it('sort', async () => {
            assert.deepEqual(ids(await blog.post.findMany({ sort: { title: 'Descending' } })), (await listed('true', 'title DESC, id')).slice(0, 50));
            assert.deepEqual(ids(await blog.post.findMany({ sort: [{ count: 'Ascending' }, { id: 'Descending' }], first: 60 })),
                await listed('true', 'count, id DESC'));
        });
        it('search', async () => {
            assert.deepEqual(ids(await blog.post.findMany({ search: 'copmilers', first: 250, sort: { id: 'Ascending' } })),
                await listed("title LIKE 'compilers%'", 'id'));
        });
        it('first, last, and what is no page', async () => {
            assert.deepEqual(ids(await blog.post.findMany({ first: 3 })), ['1', '2', '3']);
            assert.deepEqual(ids(await blog.post.findMany({ last: 3 })), ['58', '59', '60']);
            for (const options of [{ first: 251 }, { first: 0 }, { first: 1, last: 1 }, { first: 3, after: 'abcdefg' }])
                await assert.rejects(blog.post.findMany(options), (error) => error.graphQLErrors.length === 1
                    && /^GGT_INVALID_QUERY_INPUT: /.test(error.graphQLErrors[0].message) && error.graphQLErrors[0].path[0] === 'posts');
        });
        it('findMany of none', async () => {
            const none = await blog.post.findMany({ filter: { id: { equals: '999' } } });
            assert.equal(none.length, 0);
            assert.ok(!none.hasNextPage && !none.hasPreviousPage);
            assert.throws(() => none.firstOrThrow(), { code: 'GGT_RECORD_NOT_FOUND' });
        });
        it('findFirst', async () => {
            assert.equal((await blog.post.findFirst({ sort: { id: 'Descending' } })).id, '60');
            await assert.rejects(blog.post.findFirst({ filter: { id: { equals: '999' } } }), (error) => error instanceof GadgetNotFoundError);
        });
        it('maybeFindFirst', async () => {
            assert.equal((await blog.post.maybeFindFirst({ filter: { count: { equals: 6 } } })).id, '6');
            assert.equal(await blog.post.maybeFindFirst({ filter: { id: { equals: '999' } } }), null);
        });
    });
}
