// Requests that mean no good: refused or answered soon, with memory bounded, and nobody else is kept waiting.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { post, sql } from './setting.mjs';

const times = (n, text) => Array.from({ length: n }, (_, i) => text(i));
const nested = (n, open, middle, close) => open.repeat(n) + middle + close.repeat(n);
const posts = (selection) => `{ posts(first: 250) { edges { node { ${selection} } } } }`;

// What to send, and what the one error says where it is refused.
const attacks = {
    'a thousand aliases': [{ query: `{ ${times(1000, (i) => `a${i}: post(id: 1) { id }`).join(' ')} }` }, /alias/],
    'aliases that fragments multiply': [{ query: `{ ...F0 } ${times(20, (i) =>
        `fragment F${i} on Query { a${i}: post(id: 1) { id } ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F20 on Query { post(id: 1) { id } }` }, /alias|complex|Validation aborted/],
    'fragments that hold themselves': [{ query: `{ ...A } fragment A on Query { ...B } fragment B on Query { ...C ...A } fragment C on Query { ...B }` },
        /Cannot spread fragment "\w" within itself/],
    'a thousand fragments in a ring': [{ query: `{ ...F0 } ${times(1000, (i) => `fragment F${i} on Query { ...F${(i + 1) % 1000} }`).join(' ')}` },
        /Cannot spread fragment|Validation aborted|token/],
    'fields in each other': [{ query: posts(nested(40, 'author { posts(first: 100) { edges { node { ', 'id', '} } } }')) }, /depth|nest|deep/],
    'lists in each other': [{ query: posts(nested(5, 'author { posts(first: 100) { edges { node { ', 'id', '} } } }')) }, /complex|expensive|cost/],
    'braces in each other': [{ query: nested(100_000, '{ a ', '', '}') }, /nest|token|deep/],
    'lists of lists as a value': [{ query: `{ posts(filter: ${nested(50_000, '[', '', ']')}) { edges { cursor } } }` }, /nest|token|deep/],
    'five megabytes of fields': [{ query: `{ ${'post(id: 1) { id } '.repeat(270_000)} }` }, /bytes|large|long|token/],
    'five megabytes of blanks': [{ query: `{ __typename ${' '.repeat(5_000_000)} }` }, /bytes|large|long/],
    'five megabytes in a string': [{ query: `{ posts(search: "${'x'.repeat(5_000_000)}") { edges { cursor } } }` }, /bytes|large|long/],
    'five megabytes in a variable': [{ query: 'query ($s: String) { posts(search: $s) { edges { cursor } } }', variables: { s: 'x '.repeat(2_500_000) } }, /./],
    'a deep variable': [`{"query": "query ($f: [PostFilter!]) { posts(filter: $f) { edges { cursor } } }", "variables":
        {"f": ${nested(1500, '{"AND": [', '', ']}')}}}`, /./],
    'a long list as a variable': [{ query: 'query ($ids: [GadgetID!]) { posts(filter: {id: {in: $ids}}) { edges { cursor } } }',
        variables: { ids: times(500_000, String) } }, /./],
    'many wrong things': [{ query: `{ ${times(3000, (i) => `x${i}`).join(' ')} }` }, /Cannot query field/],
    'fields that cannot be merged': [{ query: `{ ${times(400, (i) => `post(id: ${i}) { id }`).join(' ')} }` }, /conflict/],
    'a schema many times': [{ query: `{ ${times(60, (i) => `s${i}: __schema { types { fields { type { name } args { name } } inputFields { name } } }`)
        .join(' ')} }` }, null],
    'a schema too many times': [{ query: `{ ${times(499, (i) => `s${i}: __schema { types { ...T } }`).join(' ')} }
        fragment T on __Type { name kind description fields { ...F } inputFields { name type { name } } }
        fragment F on __Field { name description args { name description type { name } } type { name } }` }, /introspection size in bytes exceeds/],
    'a schema in itself': [{ query: `{ __schema { types { ${nested(6, 'fields { type { ', 'name', ' } }')} } } }` }, /Maximum introspection depth exceeded/],
    'many operations': [{ query: times(5000, (i) => `query Q${i} { post(id: 1) { id } }`).join(' '), operationName: 'Q1' }, /./],
    'directives without end': [{ query: `{ post(id: 1) ${'@include(if: true) '.repeat(5000)} { id } }` }, /can only be used once|token|./],
};

// Private memory of the gateway's backends, in MB.
async function memory(blogSql) {
    const pids = await blogSql("SELECT pid FROM pg_stat_activity WHERE datname = 'blog' AND pid <> pg_backend_pid()");
    const sizes = await Promise.all(pids.map(([pid]) => blogSql("SELECT (regexp_match(pg_read_file($1), 'RssAnon:\\s*(\\d+)'))[1]::integer / 1024",
        `/proc/${pid}/status`)));
    return Math.max(...sizes.map(([[size]]) => size));
}

export function hostile(endpoint, blogSql) {
    describe('hostile', () => {
        for (const [name, [body, message]] of Object.entries(attacks)) {
            it(name, async (t) => {
                const started = performance.now();
                const { errors, status, data } = await post(endpoint, body);
                const seconds = (performance.now() - started) / 1000;
                const largest = await memory(blogSql);
                t.diagnostic(`${seconds.toFixed(2)} s, ${largest} MB, ${status}, ${errors?.length ?? 0} errors: ${errors?.[0]?.message.slice(0, 100)}`);
                if (message) assert.match(errors?.[0]?.message ?? `an answer: ${JSON.stringify(data).slice(0, 100)}`, message);
                else assert.equal(errors, undefined);
                assert.ok(seconds < 8, `${seconds} s`); // on a machine that is busy
                assert.ok(largest < 200, `${largest} MB`);
                assert.ok(JSON.stringify(errors ?? []).length < 1_000_000);
            });
        }
        it('twenty at once, while others ask', async (t) => {
            const started = performance.now();
            const all = Object.values(attacks).map(([body]) => post(endpoint, body));
            const others = times(200, (i) => post(endpoint, { query: 'query ($id: GadgetID!) { post(id: $id) { id } }', variables: { id: 1 + i % 60 } }));
            (await Promise.all(others)).forEach(({ data }, i) => assert.equal(data.post.id, String(1 + i % 60)));
            await Promise.all(all);
            const seconds = (performance.now() - started) / 1000;
            t.diagnostic(`${seconds.toFixed(2)} s, ${await memory(blogSql)} MB`);
            assert.ok(seconds < 20);
        });
        it('many documents, of which each is another', async (t) => {
            const ask = sql('blog');
            const run = (from, to) => ask(`DO $$ BEGIN FOR i IN ${from} .. ${to} LOOP
                PERFORM model.graphql(format('{ a%s: post(id: %s) { id ...F } } fragment F on Post { b%s: title %s }', i, i, i,
                    (SELECT string_agg(f, ' ') FROM unnest('{id,slug,count,title,published,createdAt,updatedAt,authorId}'::text[])
                        WITH ORDINALITY u(f, n) WHERE n = 1 OR i >> n::integer & 1 = 1))); END LOOP; END $$`);
            const own = async () => (await ask("SELECT (regexp_match(pg_read_file('/proc/self/status'), 'RssAnon:\\s*(\\d+)'))[1]::integer / 1024"))[0][0];
            await run(1, 1000);
            const before = await own();
            await run(1001, 6000);
            const after = await own();
            t.diagnostic(`${before} MB after 1000, ${after} MB after 6000`);
            assert.ok(after < before + 16, `${after} MB`);
        });
        it('increments at once all count', async () => {
            await blogSql("INSERT INTO post (slug, count) VALUES ('counted', 0)");
            const [[id]] = await blogSql("SELECT id FROM post WHERE slug = 'counted'");
            const increments = times(5, (i) => `a${i}: updatePost(id: $id, post: {_atomics: {count: {increment: 1}}}) { success }`);
            const query = `mutation ($id: GadgetID!) { ${increments.join(' ')} }`;
            const answers = await Promise.all(times(40, () => post(endpoint, { query, variables: { id } })));
            assert.ok(answers.every(({ data, errors }) => !errors && Object.values(data).every(({ success }) => success)));
            assert.deepEqual(await blogSql("SELECT count FROM post WHERE slug = 'counted'"), [[200]]);
        });
    });
}
