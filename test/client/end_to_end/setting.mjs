// The setting of the tests: gateways, one for each database, and the client as an application would have generated it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
    GadgetConnection, InternalModelManager, actionRunner, findManyRunner, findOneByFieldRunner, findOneRunner, globalActionRunner,
} from '@gadgetinc/api-client-core';

// Starts gateway.mjs, and gives the address it listens at. `note` is told what it writes.
export async function gateway(database, environment = {}, note = () => {}) {
    const program = fileURLToPath(new URL('../gateway.mjs', import.meta.url));
    const child = spawn(process.execPath, [program], { env: { ...process.env, PGDATABASE: database, PORT: '0', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => note(String(text)));
    process.once('exit', () => child.kill());
    const port = await new Promise((resolve, reject) => {
        child.stdout.on('data', (text) => /port: (\d+)/.test(text) && resolve(/port: (\d+)/.exec(text)[1]));
        child.once('exit', (status) => reject(new Error(`the gateway ended with ${status}`)));
    });
    child.unref();
    child.stdout.unref();
    child.stderr.unref();
    return `http://127.0.0.1:${port}/api/graphql`;
}

// Rows of a statement, as arrays.
export function sql(database) {
    const pool = new pg.Pool({ database, max: 1, allowExitOnIdle: true });
    return async (text, ...values) => (await pool.query({ text, values, rowMode: 'array' })).rows;
}

// A request as curl would send it: the status, and the body as JSON.
export async function post(endpoint, body, headers = { 'content-type': 'application/json' }) {
    const response = await fetch(endpoint, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
    return { status: response.status, ...await response.json() };
}

// In a browser the client asks for __typename in every selection.
export function connect(endpoint, inBrowser) {
    if (inBrowser) globalThis.window = {};
    try {
        return new GadgetConnection({ endpoint, authenticationMode: { anonymous: true }, requestPolicy: 'network-only' });
    } finally {
        delete globalThis.window;
    }
}

const capitalized = (name) => name[0].toUpperCase() + name.slice(1);
const required = (type, value) => ({ type, required: true, value });
const optional = (type, value) => ({ type, required: false, value });

// What a client that was generated for a model has.
export function manager(connection, name, plural, selection) {
    const Name = capitalized(name);
    const Plural = capitalized(plural);
    const act = (operation, variables, { options, bulk = false, shown = selection, returns } = {}) =>
        actionRunner(self, operation, shown, name, bulk ? plural : name, bulk, variables, options, null, returns);
    const bulk = (verb, variables, shown, options) => act(`bulk${capitalized(verb)}${Plural}`, variables, { options, bulk: true, shown });
    const inputs = (verb, values, options) =>
        bulk(verb, { inputs: required(`[Bulk${capitalized(verb)}${Plural}Input!]`, values) }, selection, options);
    const self = {
        connection,
        findOne: (id, options) => findOneRunner(self, name, id, selection, name, options),
        maybeFindOne: async (id, options) => {
            const record = await findOneRunner(self, name, id, selection, name, options, false);
            return record.isEmpty() ? null : record;
        },
        findMany: (options) => findManyRunner(self, plural, selection, name, options),
        findFirst: async (options) => (await findManyRunner(self, plural, selection, name, { ...options, first: 1, last: undefined,
            before: undefined, after: undefined }, true))[0],
        maybeFindFirst: async (options) => (await findManyRunner(self, plural, selection, name, { ...options, first: 1 }, false))[0] ?? null,
        findBy: (field, value, options) => findOneByFieldRunner(self, plural, field, value, selection, name, options),
        maybeFindBy: (field, value, options) => findOneByFieldRunner(self, plural, field, value, selection, name, options, false),
        create: (record, options) => act(`create${Name}`, { [name]: optional(`Create${Name}Input`, record) }, { options }),
        update: (id, record, options) =>
            act(`update${Name}`, { id: required('GadgetID', id), [name]: optional(`Update${Name}Input`, record) }, { options }),
        act: (verb, id, record, params = {}) => act(`${verb}${Name}`, { id: required('GadgetID', id),
            [name]: optional(`${capitalized(verb)}${Name}Input`, record), ...params }),
        delete: (id) => act(`delete${Name}`, { id: required('GadgetID', id) }, { shown: null }),
        upsert: (record, on, options) => act(`upsert${Name}`, { on: optional('[String!]', on), [name]: optional(`Upsert${Name}Input`, record) },
            { options, returns: { [`... on Create${Name}Result`]: { hasReturnType: false }, [`... on Update${Name}Result`]: { hasReturnType: false } } }),
        bulkCreate: (records, options) => inputs('create', records.map((record) => ({ [name]: record })), options),
        bulkUpdate: (values) => inputs('update', values),
        bulkUpsert: (values) => inputs('upsert', values),
        bulkAct: (verb, values) => inputs(verb, values),
        bulkActIds: (verb, ids) => bulk(verb, { ids: required('[GadgetID!]', ids) }, selection),
        bulkDelete: (ids) => bulk('delete', { ids: required('[GadgetID!]', ids) }, null),
        internal: new InternalModelManager(name, connection, { pluralApiIdentifier: plural, hasAmbiguousIdentifiers: false, namespace: [] }),
    };
    return self;
}

export const currentSession = (connection) => findOneRunner({ connection }, 'currentSession', undefined,
    { __typename: true, id: true, createdAt: true, updatedAt: true, userId: true }, 'session', null, false);

export const run = (connection, action, params) => globalActionRunner(connection, action,
    Object.fromEntries(Object.entries(params).map(([name, [type, value]]) => [name, { type, value }])));

export const runOnModel = (connection, action, model, params) => actionRunner({ connection }, action, {}, model, model, false,
    Object.fromEntries(Object.entries(params).map(([name, [type, value]]) => [name, required(type, value)])), null, null, true);

export const client = (connection) => ({
    connection,
    post: manager(connection, 'post', 'posts', { __typename: true, id: true, title: true, slug: true, count: true, published: true,
        body: { markdown: true, truncatedHTML: true }, authorId: true, createdAt: true, updatedAt: true }),
    comment: manager(connection, 'comment', 'comments', { __typename: true, id: true, text: true, postId: true }),
    user: manager(connection, 'user', 'users', { __typename: true, id: true, email: true, state: true, roles: { key: true, name: true },
        createdAt: true, updatedAt: true }),
    question: manager(connection, 'question', 'questions', { __typename: true, id: true, title: true, sequence: true, required: true,
        imageUrl: true, state: true, quizId: true, createdAt: true, updatedAt: true }),
    quiz: manager(connection, 'quiz', 'quizzes', { __typename: true, id: true, title: true, state: true, createdAt: true, updatedAt: true }),
    modelE: manager(connection, 'modelE', 'modelEs', { __typename: true, id: true, fieldA: true, state: true }),
    country: manager(connection, 'country', 'countries', { __typename: true, id: true, name: true }),
    thing: manager(connection, 'thing', 'things', { __typename: true, id: true, name: true, whole: true, price: true, weight: true,
        active: true, moment: true, day: true, kind: true, kinds: true, email: true, link: true, tint: true, data: true, state: true,
        roles: { key: true }, ownerId: true, createdAt: true, updatedAt: true }),
});
