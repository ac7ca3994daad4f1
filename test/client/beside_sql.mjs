// Lists by chance, asked for in GraphQL and by model.find_many: the same records and cursors, or a mistake. (Of several
// mistakes each finds the first, jsonb in its own order.)
import { getArgumentValues, getNamedType, parse } from 'graphql';
import { ApiGenerator } from './api_documents.mjs';

const names = ['filter', 'sort', 'search', 'first', 'after', 'last', 'before', 'searchFields'];
const isJson = (name) => ['filter', 'sort', 'searchFields'].includes(name);
const statement = `SELECT model.find_many($1, filter => $2, sort => $3, search => $4, first => $5, after => $6, last => $7, before => $8,
    search_fields => $9, selection => '{"id": true}')::text`;

// Constant arguments for a list, as text.
class Lists extends ApiGenerator {
    variable(type) {
        return this.value(type, 1, true);
    }
}

export function* lists(schema, random, count) {
    const fields = Object.values(schema.getQueryType().getFields()).filter((field) => field.args.some(({ name }) => name === 'first'));
    for (let i = 0; i < count; ++i) {
        const generator = new Lists(schema, random, 0);
        generator.variables = new Map();
        const field = random.pick(fields);
        const node = getNamedType(getNamedType(getNamedType(field.type).getFields().edges.type).getFields().node.type);
        const page = 'edges { node { id } cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
        yield { field, model: node.name[0].toLowerCase() + node.name.slice(1),
            source: `{ ${field.name}${generator.arguments(field.args)} { ${page} } }` };
    }
}

async function bySql(client, { field, model, source }) {
    const [node] = parse(source).definitions[0].selectionSet.selections;
    const given = getArgumentValues(field, node);
    const values = names.map((name) => (isJson(name) && given[name] !== undefined && given[name] !== null ? JSON.stringify(given[name]) : given[name]));
    try {
        const { rows } = await client.query({ text: statement, values: [model, ...values], rowMode: 'array' });
        return { list: JSON.parse(rows[0][0]) };
    } catch (error) {
        return { mistake: error.message };
    }
}

// What GraphQL and SQL answer, and whether it is the same.
export async function beside(server, request) {
    const { data, errors } = JSON.parse(await server.ask(request.source));
    const ours = errors ? { mistake: errors[0].message.replace(/^GGT_[A-Z_]+: /, '') } : { list: data[request.field.name] };
    const theirs = await bySql(server.client, request);
    const plain = ({ mistake, list }) => (mistake ? 'a mistake' : JSON.stringify([list.pageInfo, list.edges.map(({ cursor, node }) => [cursor, node.id])]));
    return { ours, theirs, same: plain(ours) === plain(theirs) };
}
