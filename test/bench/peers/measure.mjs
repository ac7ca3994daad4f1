// measure.mjs DATABASE SECONDS - what peers need for the workloads, in their own process: lines of "peer|workload|ms".
// A time is the mean of the middle half, as in measure.pl; cursors, ids and values differ from request to request.
import { once } from 'node:events';
import http from 'node:http';
import pg from 'pg';

const [database, seconds] = [process.argv[2], Number(process.argv[3])];
const connection = { host: process.env.PGHOST, user: process.env.PGUSER, database, max: 1 };
const pool = new pg.Pool(connection);

const posts = Number((await pool.query('SELECT max(id) FROM post')).rows[0].max);
const any = (list) => list[Math.floor(Math.random() * list.length)];
const anyPost = () => 1 + Math.floor(Math.random() * posts);
const anyScore = () => Math.floor(Math.random() * 901);

async function measure(peer, workload, request) {
    const warm = performance.now() + 1000;
    for (let i = 0; i < 20 && (i < 2 || performance.now() < warm); ++i) await request();
    const times = [];
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end || times.length < 4) {
        const start = performance.now();
        await request();
        times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const quarter = Math.floor(times.length / 4);
    const middle = times.slice(quarter, times.length - quarter);
    console.log([peer, workload, middle.reduce((a, b) => a + b) / middle.length].join('|'));
}

// The lists that are paged through: as workloads.pl names their pages, and as each peer orders them.
const lists = [
    {
        pages: ['W2 page of 50 by (createdAt, id), first', 'W2 the same, 50 % deep', 'W2 the same, 99 % deep'],
        sql: 'created_at, id',
        postgraphile: 'CREATED_AT_ASC',
        prisma: [{ createdAt: 'asc' }, { id: 'asc' }],
    },
    {
        pages: ['W2x page of 50 by (score desc, id), first', 'W2x the same, 50 % deep', 'W2x the same, 99 % deep'],
        sql: 'score DESC, id',
        postgraphile: 'SCORE_DESC',
        prisma: [{ score: 'desc' }, { id: 'asc' }],
    },
    {
        pages: [
            'W2n page of 50 by (publishedAt, id), nullable, first',
            'W2n the same, 50 % deep',
            'W2n the same, 99 % deep (on a NULL)',
        ],
        sql: 'published_at, id',
        postgraphile: 'PUBLISHED_AT_ASC',
        prisma: [{ publishedAt: 'asc' }, { id: 'asc' }],
    },
];
const depths = [0, 0.5, 0.99];

// ---- PostGraphile

async function postgraphilePreset() {
    const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber');
    const { makePgService } = await import('postgraphile/adaptors/pg');
    const { PostGraphileConnectionFilterPreset } = await import('postgraphile-plugin-connection-filter');
    return {
        extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
        gather: { pgStrictFunctions: true },
        grafserv: { watch: false },
        pgServices: [makePgService({ pool, schemas: ['public'] })],
    };
}

async function askPostgraphile(peer, schema, ask) {
    const id = schema.getType('Post').getFields().rowId ? 'rowId' : 'id';
    const fields = `${id} title status score createdAt publishedAt authorId body`;
    const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

    const one = `query ($id: BigInt!) { post: ${id === 'rowId' ? 'postByRowId(rowId: $id)' : 'post(id: $id)'} { ${fields} } }`;
    await measure(peer, 'W1 one record by id', () => ask(one, { id: String(anyPost()) }));
    for (const list of lists) {
        const page = `query ($after: Cursor) { allPosts(orderBy: [${list.postgraphile}], first: 50, after: $after) {
            edges { cursor node { ${fields} } } ${pageInfo} } }`;
        for (const [i, depth] of depths.entries()) {
            const places = `{ allPosts(orderBy: [${list.postgraphile}], first: 200, offset: ${Math.floor(posts * depth)}) { edges { cursor } } }`;
            const cursors = depth ? (await ask(places)).allPosts.edges.map((edge) => edge.cursor) : [null];
            await measure(peer, list.pages[i], () => ask(page, { after: any(cursors) }));
        }
    }
    const filtered = `query ($score: Int!) { allPosts(orderBy: [CREATED_AT_DESC, ${id === 'rowId' ? 'ROW_ID_DESC' : 'ID_DESC'}], first: 50,
        filter: { status: { equalTo: "published" }, score: { greaterThan: $score } }) { edges { cursor node { ${fields} } } ${pageInfo} } }`;
    await measure(peer, 'W3 filter and sort, page of 50', () => ask(filtered, { score: anyScore() }));
    await measure(peer, 'W4 50 posts with their author', () =>
        ask(`{ allPosts(orderBy: [CREATED_AT_ASC], first: 50) {
            edges { cursor node { ${id} title createdAt authorByAuthorId { ${id} name } } } ${pageInfo} } }`));
    const below = Object.keys(schema.getType('Author').getFields()).find((name) => /^posts/.test(name));
    await measure(peer, 'W4 20 authors with 5 posts each', () =>
        ask(`{ allAuthors(first: 20) {
            edges { cursor node { ${id} name ${below}(first: 5) { edges { node { ${id} title score } } } } } ${pageInfo} } }`));
}

function data(result) {
    if (result.errors) throw new Error(result.errors[0].message);
    return result.data;
}

async function postgraphile() {
    const { makeSchema } = await import('postgraphile');
    const { grafast } = await import('postgraphile/grafast');
    const { schema, resolvedPreset } = await makeSchema(await postgraphilePreset());
    await askPostgraphile('PostGraphile 5', schema, async (source, variableValues) =>
        data(await grafast({ schema, resolvedPreset, source, variableValues, requestContext: {} })));
}

// Client and server in one process, one connection that is kept.
async function postgraphileOverHttp() {
    const { postgraphile: makeInstance } = await import('postgraphile');
    const { grafserv } = await import('postgraphile/grafserv/node');
    const instance = makeInstance(await postgraphilePreset());
    const server = http.createServer();
    await instance.createServ(grafserv).addTo(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = {
        port: server.address().port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        agent: new http.Agent({ keepAlive: true, maxSockets: 1 }),
    };
    await askPostgraphile('PostGraphile 5, HTTP', await instance.getSchema(), async (query, variables) => {
        const request = http.request(target);
        request.end(JSON.stringify({ query, variables }));
        const [response] = await once(request, 'response');
        let body = '';
        for await (const part of response.setEncoding('utf8')) body += part;
        return data(JSON.parse(body));
    });
    server.close();
}

// ---- Prisma

async function prisma() {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    const { default: generated } = await import('./generated/index.js');
    const client = new generated.PrismaClient({ adapter: new PrismaPg(connection) });
    const json = (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
    const find = async (request) => json(await client.post.findMany({ take: 51, ...request }));

    await measure('Prisma 7', 'W1 one record by id', async () => json(await client.post.findUnique({ where: { id: anyPost() } })));
    for (const list of lists) {
        for (const [i, depth] of depths.entries()) {
            const places = await pool.query(`SELECT id FROM post ORDER BY ${list.sql} OFFSET $1 LIMIT 200`, [Math.floor(posts * depth)]);
            const after = () => (depth ? { cursor: { id: BigInt(any(places.rows).id) }, skip: 1 } : {});
            await measure('Prisma 7', list.pages[i], () => find({ orderBy: list.prisma, ...after() }));
        }
    }
    await measure('Prisma 7', 'W3 filter and sort, page of 50', () =>
        find({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], where: { status: 'published', score: { gt: anyScore() } } }));
    await measure('Prisma 7', 'W4 50 posts with their author', () =>
        find({ orderBy: lists[0].prisma, select: { id: true, title: true, createdAt: true, author: { select: { id: true, name: true } } } }));
    const below = { take: 5, orderBy: { id: 'asc' }, select: { id: true, title: true, score: true } };
    await measure('Prisma 7', 'W4 20 authors with 5 posts each', async () =>
        json(await client.author.findMany({ orderBy: { id: 'asc' }, take: 21, select: { id: true, name: true, posts: below } })));
    await client.$disconnect();
}

for (const peer of [postgraphile, postgraphileOverHttp, prisma]) {
    try {
        await peer();
    } catch (error) {
        console.log([peer.name, 'failed', String(error.message ?? error).split('\n')[0]].join('|'));
        console.error(error);
    }
}
await pool.end();
process.exit(0);
