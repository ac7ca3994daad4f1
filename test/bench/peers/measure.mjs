// measure.mjs DATABASE SECONDS - what peers need for the workloads, in their own process: lines of "peer|workload|ms".
// A time is the mean of the middle half, as in measure.pl; cursors and ids differ from request to request.
import pg from 'pg';

const [database, seconds] = [process.argv[2], Number(process.argv[3])];
const connection = { host: process.env.PGHOST, user: process.env.PGUSER, database, max: 1 };
const pool = new pg.Pool(connection);

const posts = Number((await pool.query('SELECT max(id) FROM post')).rows[0].max);
const any = (list) => list[Math.floor(Math.random() * list.length)];
const anyPost = () => 1 + Math.floor(Math.random() * posts);

async function measure(peer, workload, request) {
    for (let i = 0; i < 20; ++i) await request();
    const times = [];
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end || times.length < 8) {
        const start = performance.now();
        await request();
        times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const quarter = Math.floor(times.length / 4);
    const middle = times.slice(quarter, times.length - quarter);
    console.log([peer, workload, middle.reduce((a, b) => a + b) / middle.length].join('|'));
}

const columns = 'id title status score createdAt publishedAt authorId body';

// ---- PostGraphile

async function postgraphile() {
    const { makeSchema } = await import('postgraphile');
    const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber');
    const { makePgService } = await import('postgraphile/adaptors/pg');
    const { PostGraphileConnectionFilterPreset } = await import('postgraphile-plugin-connection-filter');
    const { grafast } = await import('postgraphile/grafast');
    const { schema, resolvedPreset } = await makeSchema({
        extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
        gather: { pgStrictFunctions: true },
        pgServices: [makePgService({ pool, schemas: ['public'] })],
    });
    const ask = async (source, variableValues) => {
        const result = await grafast({ schema, resolvedPreset, source, variableValues, requestContext: {} });
        if (result.errors) throw new Error(result.errors[0].message);
        return result.data;
    };
    const idField = schema.getType('Post').getFields().rowId ? 'rowId' : 'id';
    const fields = columns.replace(/^id/, idField);
    const page = (rest) => `query ($after: Cursor) { allPosts(orderBy: [CREATED_AT_ASC], first: 50, after: $after${rest}) {
        edges { cursor node { ${fields} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

    const one = `query ($id: BigInt!) { post: ${idField === 'rowId' ? 'postByRowId(rowId: $id)' : 'post(id: $id)'} { ${fields} } }`;
    await measure('PostGraphile 5', 'W1 one record by id', () => ask(one, { id: String(anyPost()) }));
    for (const [workload, depth] of [
        ['W2 page of 50 by (createdAt, id), first', 0],
        ['W2 the same, 50 % deep', 0.5],
        ['W2 the same, 99 % deep', 0.99],
    ]) {
        const cursors = [null];
        if (depth) {
            cursors.length = 0;
            const found = await ask(`{ allPosts(orderBy: [CREATED_AT_ASC], first: 200, offset: ${Math.floor(posts * depth)}) { edges { cursor } } }`);
            cursors.push(...found.allPosts.edges.map((edge) => edge.cursor));
        }
        await measure('PostGraphile 5', workload, () => ask(page(''), { after: any(cursors) }));
    }
    await measure('PostGraphile 5', 'W4 50 posts with their author', () =>
        ask(`{ allPosts(orderBy: [CREATED_AT_ASC], first: 50) { edges { cursor node { ${idField} title createdAt authorByAuthorId { ${idField} name } } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`));
    const lists = Object.keys(schema.getType('Author').getFields()).find((name) => /^posts/.test(name));
    await measure('PostGraphile 5', 'W4 20 authors with 5 posts each', () =>
        ask(`{ allAuthors(first: 20) { edges { cursor node { ${idField} name ${lists}(first: 5) { edges { node { ${idField} title score } } } } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`));
}

// ---- Prisma

async function prisma() {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    const { default: generated } = await import('./generated/index.js');
    const client = new generated.PrismaClient({ adapter: new PrismaPg(connection) });
    const json = (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
    const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }];

    await measure('Prisma 7', 'W1 one record by id', async () => json(await client.post.findUnique({ where: { id: anyPost() } })));
    for (const [workload, depth] of [
        ['W2 page of 50 by (createdAt, id), first', 0],
        ['W2 the same, 50 % deep', 0.5],
        ['W2 the same, 99 % deep', 0.99],
    ]) {
        const places = (await pool.query('SELECT id FROM post ORDER BY created_at, id OFFSET $1 LIMIT 200', [Math.floor(posts * depth)])).rows;
        const after = () => (depth ? { cursor: { id: BigInt(any(places).id) }, skip: 1 } : {});
        await measure('Prisma 7', workload, async () => json(await client.post.findMany({ orderBy, take: 51, ...after() })));
    }
    await measure('Prisma 7', 'W4 50 posts with their author', async () =>
        json(await client.post.findMany({ orderBy, take: 51, select: { id: true, title: true, createdAt: true, author: { select: { id: true, name: true } } } })));
    await measure('Prisma 7', 'W4 20 authors with 5 posts each', async () =>
        json(await client.author.findMany({ orderBy: { id: 'asc' }, take: 21, select: { id: true, name: true, posts: { take: 5, orderBy: { id: 'asc' }, select: { id: true, title: true, score: true } } } })));
    await client.$disconnect();
}

for (const peer of [postgraphile, prisma]) {
    try {
        await peer();
    } catch (error) {
        console.log([peer.name, 'failed', String(error.message ?? error).split('\n')[0]].join('|'));
        console.error(error);
    }
}
await pool.end();
process.exit(0);
