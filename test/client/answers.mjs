// Compares what the server answers with what the specification demands: node answers.mjs [COUNT] [SEED]
//
// COUNT is how many queries are made by chance for each database, and half as many mutations, which are rolled back. Each
// answer is held against graphql-js (replay.mjs), and against the answers to other documents that ask the same (rewrite.mjs)
// and those of model.find_many (beside_sql.mjs). VERBOSE=1 tells which errors chance has met with.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import {
    buildClientSchema, buildSchema, getIntrospectionQuery, getVariableValues, lexicographicSortSchema, parse, print, printSchema, validate,
    validateSchema, version,
} from 'graphql';
import { ApiGenerator } from './api_documents.mjs';
import { beside, lists } from './beside_sql.mjs';
import { Random } from './random.mjs';
import { checkScalars, problemsOf, typed } from './replay.mjs';
import { apart, inlined, withVariables } from './rewrite.mjs';

const [many = '2000', seed = '1'] = process.argv.slice(2);
const random = new Random(Number(seed));
const disagreements = [];
const tally = {};

function check(name, holds, details) {
    console.log(`${holds ? 'ok    ' : 'FAILED'} ${name}`);
    if (!holds) disagreements.push({ name, ...details });
}

const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

class Server {
    messages = new Map(); // of errors, and how many: what chance makes too much of is not tested for the rest

    static async open(database, role) {
        const server = new Server();
        server.name = role ?? database;
        server.client = new pg.Client({ database });
        await server.client.connect();
        if (role) await server.client.query(`SET ROLE ${role}`);
        server.schema = await server.compareSchemas();
        checkScalars(server.schema);
        return server;
    }

    // The answer as text, as it is after a ROLLBACK where that is wanted.
    async ask(query, variables = null, undone = false) {
        if (undone) await this.client.query('BEGIN');
        try {
            const { rows } = await this.client.query({ text: 'SELECT model.graphql($1, $2)::text', rowMode: 'array',
                values: [query, variables && JSON.stringify(variables)] });
            return rows[0][0];
        } finally {
            if (undone) await this.client.query('ROLLBACK');
        }
    }

    // Introspection in all its forms makes one and the same schema, the one that is printed.
    async compareSchemas() {
        const [[sdl]] = (await this.client.query({ text: 'SELECT model.graphql_schema()', rowMode: 'array' })).rows;
        const printedSchema = buildSchema(sdl);
        const options = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
        let schema;
        for (const left of [null, 'descriptions', ...Object.keys(options)]) {
            const { data, errors } = JSON.parse(await this.ask(getIntrospectionQuery({ ...options, ...left && { [left]: false } })));
            const rebuilt = data && buildClientSchema(data);
            const problems = errors ?? validateSchema(rebuilt).map(String);
            check(`${this.name}: introspection makes a schema, without ${left ?? 'nothing'}`, problems.length === 0, { problems });
            schema ??= rebuilt;
            if (left === 'descriptions') continue;
            check(`${this.name}: … which prints as model.graphql_schema()`, printSchema(rebuilt) === sdl
                && printSchema(lexicographicSortSchema(rebuilt)) === printSchema(lexicographicSortSchema(printedSchema)),
            { ours: sdl, theirs: printSchema(rebuilt) });
        }
        return schema;
    }

    // What is asked once is asked the same way again, and in other words.
    async compareAnswers(row, request, text) {
        const whole = inlined(request.document);
        const variables = { ...request.variables };
        const variants = { again: [request.source, request.variables], 'without fragments': [print(whole), request.variables],
            'with variables': [print(withVariables(this.schema, request.document, variables)), variables] };
        for (const [name, [source, values]] of Object.entries(variants)) {
            const [ours, theirs] = [text, await this.ask(source, values)].map((answer) => JSON.parse(answer));
            row.variants += 1;
            const same = JSON.stringify(withoutPlaces(ours)) === JSON.stringify(withoutPlaces(theirs));
            if (!same) this.disagree(name, { ...request, source, variables: values }, ours, theirs);
        }
        await this.compareParts(row, request, whole, JSON.parse(text));
    }

    // (Where two selections have parts of one field, what they answer alone is not the whole.)
    async compareParts(row, request, whole, { data, errors }) {
        if (errors || !data) return;
        const answers = [];
        for (const part of apart(whole)) answers.push(JSON.parse(await this.ask(print(part), request.variables)).data);
        const names = answers.flatMap((answer) => Object.keys(answer));
        if (new Set(names).size < names.length) return;
        row.variants += 1;
        const parts = Object.assign({}, ...answers);
        if (JSON.stringify(parts) !== JSON.stringify(data)) this.disagree('apart', request, data, parts);
    }

    disagree(name, request, ours, theirs) {
        disagreements.push({ name: `${this.name}: ${name}`, source: request.source, variables: request.variables, ours, theirs });
    }

    // A document and its variables, judged as graphql-js does before anything is executed.
    judged(query, variables) {
        const document = typed(this.schema, parse(query));
        const source = print(document);
        const parsed = parse(source);
        const errors = validate(this.schema, parsed);
        const [operation] = parsed.definitions;
        const read = errors.length === 0 && getVariableValues(this.schema, operation.variableDefinitions ?? [], variables);
        return { document: parsed, source, variables, errors: errors.length > 0 ? errors : read.errors ?? [] };
    }

    async execute(row, request, undone) {
        const text = await this.ask(request.source, request.variables, undone);
        const response = JSON.parse(text);
        row.executed += 1;
        row.refused += response.data === undefined ? 1 : 0;
        row.failing += response.data !== undefined && response.errors ? 1 : 0;
        row.records += [...text.matchAll(/"typeOf__"|"(id|cursor|node)":/g)].length;
        if (request.errors.length > 0) {
            const same = response.data === undefined && JSON.stringify(request.errors) === JSON.stringify(withoutCodes(response.errors));
            if (!same) this.disagree('refused alike', request, response, request.errors);
            return;
        }
        const problems = problemsOf(this.schema, request.document, request.source, request.variables, undefined, text);
        if (problems.length > 0) this.disagree('as the specification says', request, response, problems);
        for (const { message } of response.errors ?? []) count(this.messages, message.replaceAll(/"[^"]*"|-?\d+/g, '…'));
        if (!undone && row.variants !== undefined) await this.compareAnswers(row, request, text);
    }

    async run(name, requests, { undone = false, variants = true } = {}) {
        const row = (tally[`${this.name}: ${name}`] = { executed: 0, refused: 0, failing: 0, records: 0, ...variants && { variants: 0 } });
        for (const request of requests) await this.execute(row, request, undone);
    }

    async compareLists(times) {
        const row = (tally[`${this.name}: lists beside model.find_many`] = { executed: 0, failing: 0, records: 0 });
        for (const request of lists(this.schema, random, times)) {
            const { ours, theirs, same } = await beside(this, request);
            row.executed += 1;
            row.failing += ours.mistake ? 1 : 0;
            row.records += ours.list?.edges.length ?? 0;
            if (!same) this.disagree('as model.find_many', request, ours, theirs);
        }
    }

    // Documents by chance, of `kinds` of operation, and for our schema unless for another.
    * generated(times, mistakes, kinds, schema = this.schema) {
        for (let i = 0; i < times; ++i) {
            const generator = new ApiGenerator(schema, random, mistakes, kinds);
            const query = generator.document(1);
            const variables = Object.fromEntries([...generator.asked].map(([name, type]) => [name, generator.json(type)]));
            yield this.judged(query, asJsonb(variables));
        }
    }
}

// Members in the order that jsonb has, in which messages show them.
function asJsonb(value) {
    if (Array.isArray(value)) return value.map(asJsonb);
    if (value === null || typeof value !== 'object') return value;
    const names = Object.keys(value).map((name) => Buffer.from(name)).sort((a, b) => a.length - b.length || Buffer.compare(a, b)).map(String);
    return Object.fromEntries(names.map((name) => [name, asJsonb(value[name])]));
}

const withoutPlaces = ({ data, errors }) => ({ data, errors: errors?.map(({ locations, ...error }) => error) });
const withoutCodes = (errors) => errors?.map(({ extensions, ...error }) => error);

// The checks themselves: an answer that is spoiled is noticed.
async function checkChecks(server) {
    const request = server.judged(`{ posts(first: 2) { edges { cursor node { id count createdAt _all author { id state } } } }
        bad: post(id: "x") { id } }`, {});
    const text = await server.ask(request.source);
    const spoils = {
        'a key is missing': [/"cursor":"[^"]*",/, ''],
        'a key too much': ['"count":1', '"count":1,"more":1'],
        'a key twice': ['"count":1', '"count":1,"count":1'],
        'out of order': [/("id":"1"),("count":1)/, '$2,$1'],
        'a null that must not be': ['"id":"1"', '"id":null'],
        'a number for a text': ['"id":"1"', '"id":1'],
        'a text for a number': ['"count":1', '"count":"1"'],
        'another form of time': [/(T\d\d:\d\d:\d\d)\.\d+Z/, '$1Z'],
        'a list for an object': [/"author":\{[^}]*\}/, '"author":[]'],
        'an object for a list': [/"edges":\[\{.*\}\]\}/, '"edges":{}}'],
        'a scalar for an object': [/"_all":\{/, '"_all":1,"x":{'],
        'an error elsewhere': ['"path":["bad"]', '"path":["posts"]'],
        'an error without its null': ['"bad":null', '"bad":{"id":"1"}'],
        'an error without a code': ['"code":"GGT_INVALID_QUERY_INPUT"', '"code":null'],
        'a wrong place': [/"line":\d+/, '"line":1000'],
        'no error': [/"errors":\[.*?\],"data"/, '"errors":[],"data"'],
    };
    const unnoticed = Object.entries(spoils).map(([name, [from, to]]) => [name, text.replace(from, to)])
        .filter(([, spoiled]) => spoiled === text
            || problemsOf(server.schema, request.document, request.source, {}, undefined, spoiled).length === 0);
    check('an answer that is spoiled is noticed', unnoticed.length === 0, { text, unnoticed });
}

const blog = await Server.open('blog');
await checkChecks(blog);
const everything = await Server.open('everything');
const documents = readFileSync(new URL('../graphql/api/documents.graphql', import.meta.url), 'utf8').split('\n%%\n');
const given = { id: '1', first: 3, select: ['id', 'title'], notify: true, email: 'a@b.example', password: 'secret 1', on: ['slug'], ids: ['1', '2'],
    question: { title: 'new', sequence: 1, answers: [{ create: { text: 'one' } }] },
    post: { slug: 'given', title: 'new' }, posts: [{ slug: 'a' }, { slug: 'b' }],
    creates: [{ post: { slug: 'c' } }], updates: [{ id: '3', post: { title: 'x' } }], upserts: [{ on: ['slug'], post: { slug: 'post-4' } }] };

await blog.run('documents of pages', documents.map((query) => {
    const { variableDefinitions } = parse(query).definitions[0];
    const used = variableDefinitions?.map(({ variable }) => variable.name.value).filter((name) => name in given) ?? [];
    return blog.judged(query, Object.fromEntries(used.map((name) => [name, given[name]])));
}), { undone: true });
// What a role may not see is refused as if it did not exist: as by a referee who knows the role's schema alone.
const reader = await Server.open('blog', 'client_reader');
const seen = Object.keys(reader.schema.getTypeMap()).filter((name) => /Quiz|User|Question|Task|CreatePost|DeletePost/.test(name));
check('client_reader: its schema has nothing of what it may not see', seen.length === 0, { seen });
await reader.run('what others may ask', reader.generated(Number(many) / 2, 0, ['query', 'mutation'], blog.schema), { undone: true, variants: false });

for (const server of [blog, everything, reader]) {
    await server.compareLists(Number(many));
    await server.run('queries', server.generated(Number(many), 0, ['query']));
    await server.run('queries with mistakes', server.generated(Number(many) / 4, 0.02, ['query']), { variants: false });
    await server.run('mutations', server.generated(Number(many) / 2, 0, ['mutation']), { undone: true, variants: false });
    if (process.env.VERBOSE) console.table([...server.messages].sort(([, a], [, b]) => b - a));
    await server.client.end();
}

console.log(`graphql-js ${version}, seed ${seed}`);
console.table(tally);
for (const { name, source, ...details } of disagreements.slice(0, 10))
    console.log(`\n${name}: ${source ?? ''}\n${JSON.stringify(details, null, 1).slice(0, 4000)}`);
if (disagreements.length > 0) console.log(`\n${disagreements.length} disagreements`);
process.exit(disagreements.length > 0 ? 1 : 0);
