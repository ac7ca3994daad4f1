// Documents by chance for a schema that models make, with values that records may have: most of them find something.
import { isNonNullType } from 'graphql';
import { Generator } from './generate.mjs';

const words = ['bugs 1', 'engines 2', 'post-3', 'post-40', 'user1@example.org', 'user2@example.org', 'comment 7', 'looms', 'thing 2', 'thing', 'owner 1',
    'tag 3', 'small', 'large', 'de', 'created', 'created.draft', 'signed-in', 'https://example.org/2', '#00ff12', 'They', '', 'ä😀"\\\n', 'no such thing'];

// JSON values of scalars, by the names of these.
const values = {
    GadgetID: (r) => (r.chance(0.97) ? r.pick([String(1 + r.below(30)), 1 + r.below(30)]) : r.pick(['999', 'de', 'x', -1])),
    String: (r) => r.pick(words),
    Int: (r) => r.below(12) - 4,
    Float: (r) => (r.chance(0.97) ? r.pick([0.25, 1.25, 2, 6.25, 1000]) : -3),
    Boolean: (r) => r.chance(0.5),
    DateTime: (r) => r.pick(['2022-09-28T07:45:30.208Z', '2024-05-01T13:20:03Z', '2024-05-02T00:00:00+02:00', '2023-01-31T00:00:00.000Z']),
    Date: (r) => r.pick(['2024-02-29', '2024-03-05']),
    DateOrDateTime: (r) => r.pick(['2024-02-29', '2024-03-05', '2024-03-01T23:00:00Z']),
    RecordState: (r) => r.pick(['created', { created: 'draft' }, { created: 'published' }]),
    StateValue: (r) => r.pick(['created', 'created.draft', { created: 'published' }]),
    URL: (r) => r.pick(['https://example.org/2', 'https://example.org/4']),
    JSON: (r) => r.pick([null, 1, 12.5, 'text', true, [], { a: 1 }, { a: [1, null, { b: 'ä"\\n' }] }, ['small']]),
    JSONObject: (r) => r.pick([{}, { a: { b: [] } }]),
};

// Arguments whose names say what they may be.
const named = {
    first: (r) => 1 + r.below(4),
    last: (r) => 1 + r.below(4),
    length: (r) => 1 + r.below(30),
    select: (r) => r.pick([['id'], ['id', 'id'], ['createdAt', 'id'], [], ['no such field']]),
    on: (r) => r.pick([['slug'], ['id'], ['email'], []]),
    modelName: (r) => r.pick(['post', 'thing', 'currentSession.session', 'no such model']),
};

const printed = (value) => {
    if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    return `{${Object.entries(value).map(([name, item]) => `${name}: ${printed(item)}`).join(', ')}}`;
};

export class ApiGenerator extends Generator {
    constructor(schema, random, mistakes, kinds = ['query']) {
        super(schema, random, mistakes);
        this.kinds = kinds;
        this.care = 0.95;
        this.keepsApart = random.chance(0.3);
    }

    scalarJson(scalar) {
        return (values[scalar.name] ?? (() => this.random.pick(['small', 'large'])))(this.random);
    }

    literal(scalar) {
        return printed(this.scalarJson(scalar));
    }

    // A few members, so that conditions can be met; an empty object is one, too.
    members(type, depth) {
        const all = Object.values(type.getFields());
        const isSort = type.name.endsWith('Sort');
        const few = /(Filter|SearchFields)$/.test(type.name) ? 1 + this.random.below(2) : isSort ? 1 : Math.ceil(all.length * (depth > 3 ? 0.05 : 0.3));
        const chosen = new Set(all.filter((field) => isNonNullType(field.type)));
        for (let i = 0; i < few && all.length > 0; ++i) chosen.add(this.random.pick(all));
        if (isSort) chosen.delete(type.getFields().nulls);
        return this.random.chance(0.03) ? all.filter((field) => isNonNullType(field.type)) : [...chosen];
    }

    // A list is short, and asked for from one side.
    given(definitions) {
        const chosen = super.given(definitions);
        const side = this.random.chance(0.7) ? 'first' : 'last';
        const size = definitions.find(({ name }) => name === side);
        if (!size || this.random.chance(0.02)) return chosen;
        return [size, ...chosen.filter(({ name }) => !['first', 'last'].includes(name)
            && (!['after', 'before'].includes(name) || this.random.chance(0.02)) && (name !== 'search' || this.random.chance(0.3)))];
    }

    argument(definition, inFragment) {
        const known = named[definition.name];
        return known && this.random.chance(0.9) ? printed(known(this.random)) : super.argument(definition, inFragment);
    }
}
