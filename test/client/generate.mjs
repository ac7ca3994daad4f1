// Documents by chance: most of what a schema allows, with now and then something it does not.
import {
    getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isLeafType,
    isListType, isNonNullType, isObjectType,
} from 'graphql';

const scalars = {
    Int: (r) => String(r.below(200) - 100),
    Float: (r) => r.pick(['1.5', '-0.25', '1e3', '7', '2.50']),
    Boolean: (r) => r.pick(['true', 'false']),
    ID: (r) => r.pick(['"a1"', '17', '"-3"']),
    String: (r) => r.pick(['"text"', '""', '"ä😀\\n"', '"""block\n  text"""', '"\\u00e9"']),
};
const anything = ['1', '"x"', 'true', 'null', 'ENUM', '[1]', '{a: 1}', '1.5', '[]', '{}', '-0', '"""b"""'];

export class Generator {
    constructor(schema, random, mistakes) {
        this.schema = schema;
        this.random = random;
        this.mistakes = mistakes; // how often something is wrong
        this.care = 0.6;
        this.keepsApart = true; // objects, by aliases
        this.roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
        this.kinds = ['query', 'query', 'query', 'mutation', 'subscription'].filter((kind) => this.roots[kind]);
        this.types = Object.values(schema.getTypeMap());
        this.composite = this.types.filter((type) => isCompositeType(type));
        this.input = this.types.filter((type) => isLeafType(type) || isInputObjectType(type));
    }

    wrong() {
        return this.random.chance(this.mistakes);
    }

    document(count = this.random.chance(0.15) ? 2 : 1) {
        this.fragments = [];
        this.isCareful = this.random.chance(this.care); // no two fields share a name by accident
        this.aliases = 0;
        const parts = [];
        for (let i = 0; i < count; ++i) parts.push(this.operation(i, count));
        this.asked = this.variables; // of the last operation
        for (let i = 0; i < this.fragments.length && i < 6; ++i) parts.push(this.fragment(this.fragments[i], i));
        return parts.join(this.random.pick(['\n', ' ', '\r\n', ',\n\n']));
    }

    // What a schema is asked about itself.
    introspection() {
        this.fragments = [];
        this.isCareful = true;
        this.aliases = 0;
        this.variables = new Map();
        const body = this.random.chance(0.6)
            ? `__type(name: "${this.random.pick(this.types).name}") ${this.selection(this.schema.getType('__Type'), 2)}`
            : `__schema ${this.selection(this.schema.getType('__Schema'), 2)}`;
        const parts = this.fragments.map((fragment, i) => this.fragment(fragment, i));
        const definitions = [...this.variables].map(([name, type]) => `$${name}: ${type}`).join(', ');
        return [`query ${definitions && `(${definitions})`} { ${body} }`, ...parts].join(' ');
    }

    operation(i, count) {
        const kind = this.random.pick(this.kinds);
        const root = this.roots[kind];
        this.variables = new Map();
        const isSingle = kind === 'subscription' && this.isCareful;
        const body = isSingle ? `{ ${this.field(this.random.pick(Object.values(root.getFields())), 0)} }` : this.selection(root, 0);
        const name = count > 1 ? (this.wrong() ? 'Same' : `Q${i}`) : this.random.pick(['', 'Query']);
        if (kind === 'query' && !name && this.variables.size === 0) return body;
        const definitions = [...this.variables].map(([variable, type]) => {
            if (this.wrong()) return '';
            const literal = this.random.chance(0.2) ? ` = ${this.value(type, 3, true)}` : '';
            return `$${variable}: ${this.wrong() ? this.random.pick(this.input) : type}${literal}`;
        });
        if (this.wrong()) definitions.push('$unused: Int');
        const list = definitions.filter((one) => one).join(this.random.pick([', ', ' ']));
        return `${kind} ${name}${list ? `(${list})` : ''}${this.directives(kind.toUpperCase())} ${body}`;
    }

    fragment({ name, type }, i) {
        this.variables = new Map(); // what fragments use, only chance defines
        const on = this.wrong() ? this.random.pick(this.types) : type;
        return `fragment ${name} on ${on}${this.directives('FRAGMENT_DEFINITION')} ${this.selection(type, 2 + i, true)}`;
    }

    selection(type, depth, inFragment = false) {
        const count = 1 + this.random.below(depth > 3 ? 2 : 4);
        const parts = [];
        for (let i = 0; i < count; ++i) parts.push(this.selected(type, depth, inFragment));
        return `{ ${parts.join(this.random.pick([' ', '\n  ', ', ']))} }`;
    }

    selected(type, depth, inFragment) {
        const r = this.random;
        if (depth < 6 && r.chance(isAbstractType(type) ? 0.5 : 0.12)) return this.spread(type, depth, inFragment);
        const fields = type.getFields ? Object.values(type.getFields()) : [];
        if (fields.length === 0 || r.chance(0.05)) return r.pick(['__typename', 'kind: __typename']);
        let choice = fields.filter((field) => depth < 6 || isLeafType(getNamedType(field.type)));
        if (choice.length === 0) return '__typename';
        return this.field(r.pick(choice), depth, inFragment);
    }

    field(field, depth, inFragment = false) {
        const r = this.random;
        const inner = getNamedType(field.type);
        let name = field.name;
        if (this.wrong()) name = r.pick([misspelled(name, r), 'name', 'id', 'nonsense']);
        let alias = r.chance(0.15) ? `${r.pick(['a', 'b', 'x', 'name'])}: ` : '';
        if (['types', 'directives'].includes(field.name)) alias = ''; // by which the comparison knows them
        else if (this.isCareful) alias = alias || field.args.length > 0 || (this.keepsApart && isCompositeType(inner)) ? `a${this.aliases++}: ` : '';
        let sub = isCompositeType(inner) ? ` ${this.selection(inner, depth + 1, inFragment)}` : '';
        if (this.wrong()) sub = sub ? '' : ' { id }';
        return `${alias}${name}${this.arguments(field.args, inFragment)}${this.directives('FIELD', inFragment)}${sub}`;
    }

    spread(type, depth, inFragment) {
        const r = this.random;
        let on = type;
        if (isAbstractType(type)) on = r.pick([...this.schema.getPossibleTypes(type), type]);
        else if (isObjectType(type) && type.getInterfaces().length > 0 && r.chance(0.5)) on = r.pick(type.getInterfaces());
        if (this.wrong()) on = r.pick(this.composite);
        if (r.chance(0.4)) {
            const known = this.fragments.find((fragment) => fragment.type === on && (this.wrong() || !inFragment));
            const fragment = known ?? { name: `F${this.fragments.length}`, type: on };
            if (!known && this.fragments.length < 6) this.fragments.push(fragment);
            return `...${this.wrong() ? 'Unknown' : fragment.name}${this.directives('FRAGMENT_SPREAD', inFragment)}`;
        }
        const condition = on === type && r.chance(0.5) ? '' : ` on ${this.wrong() ? 'Nowhere' : on}`;
        return `...${condition}${this.directives('INLINE_FRAGMENT', inFragment)} ${this.selection(on, depth + 1, inFragment)}`;
    }

    directives(place, inFragment = false) {
        if (!this.random.chance(0.08)) return '';
        const all = this.schema.getDirectives();
        const fitting = all.filter((directive) => directive.locations.includes(place));
        const directive = this.random.pick(this.wrong() || fitting.length === 0 ? all : fitting);
        const text = ` @${this.wrong() ? 'nowhere' : directive.name}${this.arguments(directive.args, inFragment)}`;
        return this.wrong() ? text + text : text;
    }

    // Which arguments a field is given.
    given(definitions) {
        return definitions.filter((one) => (isNonNullType(one.type) && one.defaultValue === undefined
            ? !this.wrong() : this.random.chance(0.35)));
    }

    arguments(definitions, inFragment) {
        const given = this.given(definitions);
        if (this.wrong() && definitions.length > 0) given.push(this.random.pick(definitions));
        if (given.length === 0) return this.wrong() ? '(nonsense: 1)' : '';
        return `(${given.map((one) => {
            const name = this.wrong() ? misspelled(one.name, this.random) : one.name;
            return `${name}: ${this.argument(one, inFragment)}`;
        }).join(this.random.pick([', ', ' ', ' , ']))})`;
    }

    argument(definition, inFragment) {
        return this.value(definition.type, 0, false, inFragment);
    }

    value(type, depth, constant = false, inFragment = false) {
        const r = this.random;
        if (this.wrong()) return r.pick(anything);
        if (!constant && r.chance(depth === 0 ? 0.25 : 0.1) && (!inFragment || this.wrong())) return this.variable(type);
        if (!isNonNullType(type) && r.chance(0.08)) return 'null';
        const nullable = getNullableType(type);
        if (isListType(nullable)) {
            if (r.chance(0.3)) return this.value(nullable.ofType, depth + 1, constant, inFragment);
            const items = Array.from({ length: r.below(3) }, () => this.value(nullable.ofType, depth + 1, constant, inFragment));
            return `[${items.join(r.pick([', ', ' ']))}]`;
        }
        if (isEnumType(nullable)) return r.pick(nullable.getValues()).name;
        if (isInputObjectType(nullable)) return this.object(nullable, depth, constant, inFragment);
        return this.literal(nullable);
    }

    literal(scalar) {
        return scalars[scalar.name]?.(this.random) ?? this.random.pick(anything);
    }

    object(type, depth, constant, inFragment) {
        const r = this.random;
        const fields = this.members(type, depth);
        const text = fields.map((field) => {
            const name = this.wrong() ? misspelled(field.name, r) : field.name;
            const fieldType = type.isOneOf ? getNullableType(field.type) : field.type;
            return `${name}: ${this.value(fieldType, depth + 1, constant, inFragment)}`;
        });
        if (this.wrong() && text.length > 0) text.push(text[0]);
        return `{${text.join(r.pick([', ', ' ']))}}`;
    }

    // Which fields an object is given.
    members(type, depth) {
        const all = Object.values(type.getFields());
        if (type.isOneOf && !this.wrong()) return [this.random.pick(all)];
        return all.filter((field) => (isNonNullType(field.type) && field.defaultValue === undefined
            ? !this.wrong() : this.random.chance(depth > 3 ? 0.05 : 0.3)));
    }

    variable(type) {
        const r = this.random;
        for (const [name, known] of this.variables) {
            if (String(known) === String(type) && r.chance(0.5)) return `$${name}`;
        }
        const name = this.wrong() && this.variables.size > 0 ? [...this.variables.keys()][0] : `v${this.variables.size}`;
        if (!this.variables.has(name)) this.variables.set(name, this.wrong() ? getNullableType(type) : type);
        return `$${name}`;
    }

    // JSON that may fit a type.
    json(type, depth = 0) {
        const r = this.random;
        if (this.wrong()) return r.pick([1, 'x', true, null, [1], { a: 1 }, 1.5, [], {}, -7, 1e21, 3e9, { a: { b: { c: { d: 1 } } } },
            [[[[1]]]], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 1e-7, 0.1, 123456789012345680000]);
        if (!isNonNullType(type) && r.chance(0.1)) return null;
        const nullable = getNullableType(type);
        if (isListType(nullable)) {
            if (r.chance(0.3)) return this.json(nullable.ofType, depth + 1);
            return Array.from({ length: r.below(3) }, () => this.json(nullable.ofType, depth + 1));
        }
        if (isEnumType(nullable)) return this.wrong() ? 'TAM' : r.pick(nullable.getValues()).name;
        if (isInputObjectType(nullable)) {
            return Object.fromEntries(this.members(nullable, depth).map((field) =>
                [this.wrong() ? misspelled(field.name, r) : field.name, this.json(field.type, depth + 1)]));
        }
        return this.scalarJson(nullable);
    }

    scalarJson(scalar) {
        const values = { Int: [1, -5, 2147483647], Float: [1.5, 2, -0.25], Boolean: [true, false], ID: ['a', 7], String: ['', 'text', 'ä😀'] };
        return this.random.pick(values[scalar.name] ?? [1, 'any', { deep: [1, { er: null }] }, [true]]);
    }
}

function misspelled(name, r) {
    const at = r.below(name.length);
    return r.pick([name.slice(0, at) + name.slice(at + 1) || 'x', `${name.slice(0, at)}x${name.slice(at)}`,
        name.toUpperCase(), name + r.below(10), name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2)])
        .replace(/^(\d)/, '_$1');
}
