// The client's internal API: records as rows, without actions.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GadgetNotFoundError, GadgetOperationError } from '@gadgetinc/api-client-core';

export function internal(mode, { blog, blogSql }) {
    const posts = blog.post.internal;
    const slug = (name) => `${mode}-internal-${name}`;
    const ids = (records) => records.map((record) => record.id);

    describe(`internal, ${mode}`, () => {
        it('findOne, maybeFindOne', async () => {
            const record = await posts.findOne('7');
            assert.deepEqual([record.id, record.slug, record.createdAt instanceof Date], ['7', 'post-7', true]);
            assert.deepEqual(Object.keys((await posts.findOne('7', { select: ['title', 'id'] })).toJSON()).sort(), ['id', 'title']);
            assert.deepEqual((await posts.findOne('7', { select: { slug: true, title: false } })).toJSON(), { slug: 'post-7' });
            await assert.rejects(posts.findOne('999'), (error) => error instanceof GadgetNotFoundError
                && error.message === 'Record Not Found Error: Gadget API returned no data at internal.post');
            assert.equal(await posts.maybeFindOne('999'), null);
        });
        it('findMany, with options', async () => {
            assert.deepEqual(ids(await posts.findMany({ filter: { count: { equals: 3 } }, sort: { id: 'Descending' }, first: 2 })),
                (await blogSql('SELECT id FROM post WHERE count = 3 ORDER BY id DESC LIMIT 2')).map(([id]) => id));
            assert.deepEqual(ids(await posts.findMany({ search: 'looms', sort: { id: 'Ascending' }, select: ['id'] })),
                (await blogSql("SELECT id FROM post WHERE title LIKE 'looms%' ORDER BY id")).map(([id]) => id));
        });
        it('findFirst, maybeFindFirst', async () => {
            assert.equal((await posts.findFirst({ sort: { id: 'Descending' }, filter: { id: { lessThan: '10' } } })).id, '9');
            const none = { filter: { id: { equals: '999' } } };
            await assert.rejects(posts.findFirst(none), (error) => error instanceof GadgetNotFoundError);
            assert.equal(await posts.maybeFindFirst(none), undefined);
        });
        it('create, update, delete', async () => {
            const made = await posts.create({ title: 'x', slug: slug('c'), author: { _link: '1' }, count: 1, createdAt: new Date(0) });
            assert.deepEqual([made.title, made.count, made.createdAt.getTime()], ['x', 1, 0]);
            const changed = await posts.update(made.id, { post: { title: 'y', _atomics: { count: { increment: 2 } } } });
            assert.deepEqual([changed.title, changed.count], ['y', 3]);
            assert.equal((await posts.update(made.id, { _atomics: { count: [{ increment: 5 }, { decrement: 1 }] } })).count, 7);
            assert.equal(await posts.delete(made.id), undefined);
            assert.deepEqual(await blogSql('SELECT FROM post WHERE slug = $1', slug('c')), []);
        });
        it('upsert', async () => {
            const made = await posts.upsert({ slug: slug('u'), title: 'made', on: ['slug'] });
            const found = await posts.upsert({ post: { slug: slug('u'), title: 'found' }, on: ['slug'] });
            assert.deepEqual([found.id, found.title], [made.id, 'found']);
            assert.equal((await posts.upsert({ id: made.id, title: 'by id' })).title, 'by id');
        });
        it('bulkCreate', async () => {
            assert.deepEqual((await posts.bulkCreate([{ slug: slug('b1') }, { slug: slug('b2') }])).map((record) => record.slug), [slug('b1'), slug('b2')]);
            await assert.rejects(posts.bulkCreate([{ slug: slug('b3') }, { slug: slug('b1') }]));
            assert.deepEqual(await blogSql('SELECT FROM post WHERE slug = $1', slug('b3')), []);
        });
        it('deleteMany', async () => {
            await posts.bulkCreate(['d1', 'd2', 'd3'].map((name) => ({ slug: slug(name), title: name })));
            assert.equal(await posts.deleteMany({ filter: { slug: { in: [slug('d1'), slug('d2')] } } }), undefined);
            assert.equal((await blogSql('SELECT FROM post WHERE slug LIKE $1', slug('d%'))).length, 1);
            await posts.deleteMany({ search: 'd3', filter: { slug: { startsWith: slug('d') } } });
            assert.equal((await blogSql('SELECT FROM post WHERE slug LIKE $1', slug('d%'))).length, 0);
        });
        it('failures', async () => {
            const missing = (error) => error instanceof GadgetOperationError && error.code === 'GGT_RECORD_NOT_FOUND';
            await assert.rejects(posts.update('999', { title: 'x' }), missing);
            await assert.rejects(posts.delete('999'), missing);
            await assert.rejects(posts.create({ slug: 'post-1' }), { code: 'GGT_INVALID_RECORD' });
        });
    });
}
