// Whether a response is one that the specification allows: graphql-js executes the document with the response itself as
// data, and must come to the same. What is missing, null where it must not be, of the wrong kind or out of order shows.
import { Kind, TypeInfo, executeSync, getNamedType, isAbstractType, isScalarType, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';

const typeName = 'typeOf__'; // under which each abstract selection says what it is

// The document with a name of the type wherever that is not certain.
export function typed(schema, document) {
    const info = new TypeInfo(schema);
    const field = { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: typeName }, name: { kind: Kind.NAME, value: '__typename' } };
    return visit(document, visitWithTypeInfo(info, {
        SelectionSet: (node) => (isAbstractType(getNamedType(info.getParentType()))
            ? { ...node, selections: [...node.selections, field] } : undefined),
    }));
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isState = (value) => typeof value === 'string' || (isObject(value) && Object.keys(value).length === 1 && Object.values(value).every(isState));
const isDate = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
const isString = (value) => typeof value === 'string';

// What the names of scalars promise of output; what they ask of input, and say where it is something else.
const scalars = {
    GadgetID: [isString, (value) => isString(value) || Number.isInteger(value), 'an id is a string or an integer'],
    DateTime: [(value) => /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value), isDate, 'a time is a string as "2024-05-01T10:00:00.000Z"'],
    Date: [(value) => /^-?\d{4,}-\d\d-\d\d$/.test(value), isDate, 'a date is a string as "2024-05-01"'],
    DateOrDateTime: [isDate, isDate, 'a date is a string as "2024-05-01"'],
    JSON: [() => true, () => true],
    JSONObject: [isObject, isObject, 'expected an object'],
    RecordState: [isState, isState, 'a state is a string as "created.draft", or an object as {"created": "draft"}'],
    StateValue: [isState, isState, 'a state is a string as "created.draft", or an object as {"created": "draft"}'],
    URL: [isString, () => true],
};

export function checkScalars(schema) {
    for (const type of Object.values(schema.getTypeMap())) {
        if (!isScalarType(type) || ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name)) continue;
        const [holds, takes, message] = scalars[type.name] ?? [/Enum$/.test(type.name) ? isString : isObject, () => true];
        type.serialize = (value) => {
            if (!holds(value)) throw new Error(`${JSON.stringify(value)} is no ${type.name}`);
            return value;
        };
        type.parseValue = (value) => {
            if (!takes(value)) throw new Error(message);
            return value;
        };
        type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables));
    }
}

// A key that occurs twice is lost in what JSON.parse makes, but not in the text.
const keysOf = (value) => (Array.isArray(value) ? value.reduce((sum, item) => sum + keysOf(item), 0)
    : isObject(value) ? Object.values(value).reduce((sum, item) => sum + 1 + keysOf(item), 0) : 0);
const keysIn = (text) => [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon).length;

function* problemsOfErrors(document, { data, errors, ...rest }, source) {
    if (Object.keys(rest).length > 0) yield `members ${Object.keys(rest)}`;
    if (errors === undefined) return;
    if (!Array.isArray(errors) || errors.length === 0) yield 'errors is no list, or empty';
    const places = new Map();
    visit(document, { Field: (node) => { places.set(`${node.loc.startToken.line}:${node.loc.startToken.column}`, (node.alias ?? node.name).value); } });
    const paths = new Set();
    for (const { message, locations, path, extensions } of errors) {
        if (path && !(/^GGT_[A-Z_]+$/.test(extensions?.code) && message.startsWith(`${extensions.code}: `))) yield `no code: ${message}`;
        if (typeof message !== 'string' || message === '') yield 'an error without a message';
        for (const { line, column } of locations ?? [])
            if (!(line >= 1 && column >= 1 && line <= source.split(/\r\n|\r|\n/).length)) yield `no place: ${line}:${column}`;
        if (!path) {
            if (data !== undefined) yield `data beside an error of the request: ${message}`;
            continue;
        }
        if (paths.has(path.join())) yield `two errors at ${path}`;
        paths.add(path.join());
        const name = path.findLast((key) => typeof key === 'string');
        if (!locations?.some(({ line, column }) => places.get(`${line}:${column}`) === name)) yield `${path} is not at ${JSON.stringify(locations)}`;
        let at = data;
        for (const key of path) if (at !== null) at = at?.[key];
        if (at !== null) yield `${path} has an error, and is ${JSON.stringify(at)}`;
    }
}

// What is wrong with the response, given as text, to a document that typed() has made and whose text is `source`.
export function problemsOf(schema, document, source, variableValues, operationName, text) {
    const response = JSON.parse(text);
    const problems = [...problemsOfErrors(document, response, source)];
    if (keysIn(text) !== keysOf(response)) problems.push('a key occurs twice');
    if (response.data === undefined) return response.errors ? problems : [...problems, 'neither data nor errors'];
    if (response.data === null) return problems;
    const replayed = executeSync({ schema, document, variableValues, operationName, rootValue: response.data,
        fieldResolver: (value, _, __, { path }) => value[path.key], typeResolver: (value) => value[typeName] });
    for (const { message, path } of replayed.errors ?? []) problems.push(`${path?.join('.')}: ${message}`);
    if (!replayed.errors && JSON.stringify(replayed.data) !== JSON.stringify(response.data))
        problems.push(`the specification has ${JSON.stringify(replayed.data)}`);
    return problems;
}

