// Pages to the end of a list and back, as nextPage() and previousPage() turn them, beside one query in order.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GadgetClientError } from '@gadgetinc/api-client-core';

const lists = [
    { options: {}, sql: 'SELECT id FROM post ORDER BY id' },
    { options: { sort: { title: 'Descending' } }, sql: 'SELECT id FROM post ORDER BY title DESC, id' },
    { options: { sort: [{ count: 'Ascending' }, { updatedAt: 'Descending' }] }, sql: 'SELECT id FROM post ORDER BY count, updated_at DESC, id' },
    { options: { filter: { count: { in: [1, 2, 3] } }, sort: { author: { email: 'Ascending' } } },
        sql: 'SELECT p.id FROM post p LEFT JOIN users u ON u.id = author_id WHERE count IN (1, 2, 3) ORDER BY email, p.id' },
    { options: { search: 'loom', sort: { id: 'Descending' } }, sql: "SELECT id FROM post WHERE title LIKE 'loom%' ORDER BY id DESC" },
    { options: { filter: { title: { equals: null } } }, sql: 'SELECT id FROM post WHERE title IS NULL ORDER BY id' },
];

// The records of a page and all that follow, turning by `turn` while `has` says so.
async function walked(page, has, turn) {
    const pages = [page];
    while (pages.at(-1)[has]) pages.push(await pages.at(-1)[turn]());
    return pages;
}
const ids = (pages) => pages.flatMap((page) => page.map((record) => record.id));

export function paging(mode, { blog, blogSql }) {
    describe(`pages, ${mode}`, () => {
        for (const { options, sql } of lists) {
            for (const size of [1, 7, 50]) {
                it(`${JSON.stringify(options)}, ${size} at a time`, async () => {
                    const expected = (await blogSql(sql)).map(([id]) => id);
                    const forward = await walked(await blog.post.findMany({ ...options, first: size }), 'hasNextPage', 'nextPage');
                    assert.deepEqual(ids(forward), expected);
                    assert.equal(forward.length, Math.max(1, Math.ceil(expected.length / size)));
                    await assert.rejects(forward.at(-1).nextPage(), GadgetClientError);

                    const back = await walked(forward.at(-1), 'hasPreviousPage', 'previousPage');
                    assert.deepEqual(ids(back.reverse()), expected);
                    await assert.rejects(back[0].previousPage(), GadgetClientError);

                    const fromEnd = await walked(await blog.post.findMany({ ...options, last: size }), 'hasPreviousPage', 'previousPage');
                    assert.deepEqual(ids(fromEnd.reverse()), expected);
                });
            }
        }
        it('pages of the internal list', async () => {
            const pages = await walked(await blog.comment.internal.findMany({ first: 60, sort: { id: 'Descending' } }), 'hasNextPage', 'nextPage');
            assert.deepEqual(ids(pages), (await blogSql('SELECT id FROM comment ORDER BY id DESC')).map(([id]) => id));
        });
        it('pages of a list in a record', async () => {
            const seen = [];
            for (let after = null; ;) {
                const document = `query ($after: String) { user(id: 2) { posts(first: 2, after: $after, sort: {slug: Descending}) {
                    pageInfo { hasNextPage endCursor } edges { node { slug } } } } }`;
                const { data, error } = await blog.connection.currentClient.query(document, { after }).toPromise();
                assert.equal(error, undefined);
                seen.push(...data.user.posts.edges.map(({ node }) => node.slug));
                if (!data.user.posts.pageInfo.hasNextPage) break;
                after = data.user.posts.pageInfo.endCursor;
            }
            assert.deepEqual(seen, (await blogSql('SELECT slug FROM post WHERE author_id = 2 ORDER BY slug DESC')).map(([slug]) => slug));
        });
    });
}
