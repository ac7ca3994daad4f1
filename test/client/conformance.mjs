// Compares what our GraphQL says with what graphql-js says: node conformance.mjs VERDICT [COUNT] [SEED]
//
// VERDICT is the executable of test/graphql/verdict.cpp, COUNT how many documents are generated, and as many again mutated.
// Messages, places and their order must be the same. The exceptions are named where they are made.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
    buildClientSchema, buildSchema, executeSync, getArgumentValues, getIntrospectionQuery, getVariableValues, Kind, lexicographicSortSchema, parse,
    print, printSchema, validate, validateSchema, version,
} from 'graphql';
import { Generator } from './generate.mjs';
import { mutated } from './mutate.mjs';
import { Random } from './random.mjs';

const [verdict, count = '2000', seed = '1'] = process.argv.slice(2);
const here = fileURLToPath(new URL('../graphql/', import.meta.url));
const schemaFile = `${here}schema.graphql`;
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const corpus = readdirSync(`${here}documents`).filter((name) => name.endsWith('.graphql'))
    .flatMap((name) => readFileSync(`${here}documents/${name}`, 'utf8').split('\n%%\n').map((document) => document.replace(/\n$/, '')));

const plain = (error) => JSON.parse(JSON.stringify(error));
const isDefinition = (definition) => ![Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION].includes(definition.kind);

// What graphql-js answers to a request, as test/graphql/verdict.cpp answers it.
function expected({ ask, document, variables }) {
    if (ask === 'schema') return { sdl: printSchema(buildSchema(document)) };
    let parsed;
    try {
        parsed = parse(document);
    } catch (error) {
        return { errors: [plain(error)] };
    }
    if (ask === 'parse') return { errors: [] };
    const errors = validate(schema, parsed).map(plain);
    if (ask === 'validate' || errors.length > 0) return { errors };
    const operation = parsed.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const read = getVariableValues(schema, operation.variableDefinitions, variables ?? {}, { maxErrors: 50 });
    if (read.errors) return { errors: read.errors.map(plain) };
    if (ask === 'variables') return { values: plain(read.coerced) };
    if (ask === 'introspect') return { data: plain(executeSync({ schema, document: parsed, variableValues: variables }).data) };
    return { fields: argumentsOf(parsed, operation, read.coerced) };
}

function argumentsOf(document, operation, variables) {
    const root = schema.getRootType(operation.operation);
    return operation.selectionSet.selections.map((node) => {
        try {
            return { values: plain(getArgumentValues(root.getFields()[node.name.value], node, variables)) };
        } catch (error) {
            return { errors: [plain(error)] };
        }
    });
}

// JavaScript cuts a character beyond the first plane in half where a message quotes the first units of an escape.
const cutsCharacters = ({ errors }) => Boolean(errors?.some((error) => !error.message.isWellFormed()));
const withoutMessages = ({ errors }) => ({ errors: errors.map((error) => ({ ...error, message: '' })) });

// The specification leaves descriptions of what is built in to whoever implements it: graphql-js is given ours.
function adoptDescriptions({ types, directives }) {
    const adopt = (theirs, ours) => {
        theirs.description = ours.description ?? undefined;
        for (const [list, own] of [[ours.args, theirs.args], [ours.fields, theirs.getFields?.()], [ours.enumValues, theirs.getValues?.()]]) {
            for (const item of list ?? []) adopt(own[item.name] ?? own.find(({ name }) => name === item.name), item);
        }
    };
    for (const type of types.filter(({ name }) => /^(__.*|String|Int|Float|Boolean|ID)$/.test(name))) adopt(schema.getType(type.name), type);
    for (const directive of directives) adopt(schema.getDirective(directive.name), directive);
}

// Members in the order of their names; types have no order, of which built-in ones stand elsewhere with us.
function sameOrder(value, key) {
    const sorted = (list) => (key === 'types' || key === 'directives' ? list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : list);
    if (Array.isArray(value)) return sorted(value.map((item) => sameOrder(item)));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sameOrder(value[name], name)]));
}

function ask(requests, file = schemaFile) {
    const input = requests.map((request) => JSON.stringify(request)).join('\n');
    const run = spawnSync(verdict, [file], { input, maxBuffer: 1 << 30, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${verdict}: ${run.error ?? run.stderr ?? ''} status ${run.status} signal ${run.signal}`);
    return run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

const disagreements = [];
const tally = {};

function compare(suite, requests) {
    const row = (tally[suite] = { requests: requests.length, refused: 0, verdicts: 0, answers: 0 });
    ask(requests).forEach((ours, i) => {
        let theirs;
        try {
            theirs = expected(requests[i]);
        } catch (error) {
            // graphql-js 16 throws out of validate() where @skip on a root field of a subscription has no plain value
            if (/^Argument "if" /.test(error.message)) return void --row.requests;
            throw error;
        }
        if (cutsCharacters(theirs) && ours.errors) [ours, theirs] = [withoutMessages(ours), withoutMessages(theirs)];
        const same = (a, b) => JSON.stringify(sameOrder(a)) === JSON.stringify(sameOrder(b));
        row.refused += theirs.errors?.length > 0 ? 1 : 0;
        const isVerdict = Boolean(ours.errors?.length) === Boolean(theirs.errors?.length);
        row.verdicts += isVerdict ? 1 : 0;
        // Inside of definitions that cannot be executed anyway, we look no further.
        const isMixed = requests[i].ask === 'validate' && theirs.errors.some((error) => /definition is not executable/.test(error.message));
        const isSame = isMixed ? isVerdict : same(ours, theirs);
        row.answers += isSame ? 1 : 0;
        if (!isSame) disagreements.push({ suite, request: requests[i], ours, theirs });
    });
}

const introspection = { ask: 'introspect', document: getIntrospectionQuery({ specifiedByUrl: true, directiveIsRepeatable: true,
    schemaDescription: true, inputValueDeprecation: true, oneOf: true }) };

function check(suite, holds, details = {}) {
    console.log(`${holds ? 'ok    ' : 'FAILED'} ${suite}`);
    if (!holds) disagreements.push({ suite, ...details });
}

// The schema that models make.
function compareApi(name) {
    const file = `${here}api/${name}.json`;
    const [{ sdl }, { data }] = ask([{ ask: 'schema', document: '' }, introspection], file);
    const theirs = buildSchema(sdl);
    const problems = validateSchema(theirs).map(plain);
    check(`api/${name}: graphql-js accepts the schema`, problems.length === 0, { problems });
    check(`api/${name}: … and prints it alike`, printSchema(theirs) === sdl);
    const rebuilt = buildClientSchema(data);
    check(`api/${name}: … and rebuilds it from introspection`, validateSchema(rebuilt).length === 0
        && printSchema(lexicographicSortSchema(rebuilt)) === printSchema(lexicographicSortSchema(theirs)));
    return theirs;
}

function compareOperations(theirs, name) {
    const documents = readFileSync(`${here}api/documents.graphql`, 'utf8').split('\n%%\n');
    const ours = ask(documents.map(asking('validate')), `${here}api/${name}.json`);
    const refused = documents.filter((document, i) => ours[i].errors.length > 0 || validate(theirs, parse(document)).length > 0);
    check(`api/${name}: graphql-js accepts the operations that we do, ${documents.length}`, refused.length === 0, { refused });
}

function compareIntrospection() {
    const [{ data }] = ask([introspection]);
    adoptDescriptions(data.__schema);
    const rebuilt = buildClientSchema(data);
    const problems = validateSchema(rebuilt).map(plain);
    const text = printSchema(schema);
    const [{ sdl }] = ask([{ ask: 'schema', document: readFileSync(schemaFile, 'utf8') }]);
    const checks = { 'buildClientSchema accepts our introspection': problems.length === 0,
        'the schema rebuilt from it prints as the original': printSchema(rebuilt) === text, 'our SDL is graphql-js\'': sdl === text };
    for (const [name, holds] of Object.entries(checks)) check(name, holds, { problems, ours: sdl, theirs: text });
}

const random = new Random(Number(seed));
const generated = [0, 0.01, 0.05].flatMap((mistakes) => {
    const generator = new Generator(schema, random, mistakes);
    return Array.from({ length: Math.ceil(Number(count) / 3) }, () => generator.document());
});
const broken = Array.from({ length: Number(count) }, () => mutated(random.pick(random.chance(0.5) ? corpus : generated), random))
    .filter((document) => document.isWellFormed());

const asking = (what) => (document) => ({ ask: what, document });
compareIntrospection();
compareOperations(compareApi('models'), 'models');
compareApi('everything');
compare('corpus: parse', corpus.map(asking('parse')));
compare('corpus: validate', corpus.map(asking('validate')));
compare('generated: validate', generated.map(asking('validate')));
compare('mutated: parse', broken.map(asking('parse')));
compare('mutated: validate', broken.map(asking('validate')));
compare('corpus: introspect', corpus.filter((document) => /^[^]*\{ (\w+: )?__(schema|type)\b/.test(document) && !/_type\b.*(dog|mutation)/.test(document))
    .map((document) => ({ ask: 'introspect', document, variables: { name: 'Dog', all: true } })));

const curious = new Generator(schema, random, 0);
compare('generated: introspect', Array.from({ length: Math.ceil(Number(count) / 5) }, () => ({ ask: 'introspect',
    document: curious.introspection(), variables: Object.fromEntries([...curious.variables.keys()].map((name) => [name, random.chance(0.5)])) })));

const definitions = parse(readFileSync(schemaFile, 'utf8')).definitions.map(print);
const shuffled = (list) => list.map((item) => [random.next(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
compare('shuffled: schema', Array.from({ length: 20 }, () => ({ ask: 'schema', document: shuffled(definitions).join('\n') })));

const sources = [];
const inputs = new Generator(schema, random, 0.04);
const inputTypes = inputs.input.flatMap((type) => [`${type}`, `${type}!`, `[${type}!]`, `[[${type}]!]!`]);
for (let i = 0; i < Number(count); ++i) {
    const text = random.pick(inputTypes);
    const type = parseTypeText(text);
    const initial = random.chance(0.2) ? ` = ${inputs.value(type, 1, true)}` : '';
    const variables = random.chance(0.9) ? { v: inputs.json(type) } : {};
    sources.push({ ask: 'variables', document: `query ($v: ${text}${initial}) { gadgetMeta { hydrations @skip(if: true) } ...F } fragment F on QueryRoot { arguments { scalarArgField(any: {v: $v}) } }`, variables });
}
compare('variables', sources);

const root = Object.values(schema.getMutationType().getFields()).concat(Object.values(schema.getQueryType().getFields())).filter((field) => field.args.length > 0);
const calls = Array.from({ length: Number(count) }, () => {
    const field = random.pick(root);
    const kind = schema.getMutationType().getFields()[field.name] === field ? 'mutation' : 'query';
    inputs.variables = new Map();
    const text = inputs.arguments(field.args, false);
    const definitions = [...inputs.variables].map(([name, type]) => `$${name}: ${type}`).join(', ');
    const variables = Object.fromEntries([...inputs.variables].filter(() => random.chance(0.7)).map(([name, type]) => [name, inputs.json(type)]));
    return { ask: 'arguments', document: `${kind} ${definitions ? `(${definitions})` : ''} { ${field.name}${text} { __typename } }`, variables };
});
compare('arguments', calls);

function parseTypeText(text) {
    return buildSchema(`${readFileSync(schemaFile, 'utf8')} extend type Arguments { made(up: ${text}): Int }`)
        .getType('Arguments').getFields().made.args[0].type;
}

console.log(`graphql-js ${version}, seed ${seed}`);
console.table(tally);
for (const { suite, request, ours, theirs, ...details } of disagreements.slice(0, 10)) {
    console.log(`\n${suite}: ${JSON.stringify(request ?? details)}\n  ours   ${JSON.stringify(ours)}\n  theirs ${JSON.stringify(theirs)}`);
}
if (disagreements.length > 0) {
    console.log(`\n${disagreements.length} disagreements`);
    if (process.env.OUT) writeFileSync(process.env.OUT, JSON.stringify(disagreements, null, 1));
    process.exit(1);
}
