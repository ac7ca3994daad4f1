// Other documents that must have the same answer.
import { Kind, TypeInfo, print, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';

const named = (value) => ({ kind: Kind.NAME, value });
const hasVariable = (node) => {
    let found = false;
    visit(node, { Variable: () => { found = true; } });
    return found;
};

// Fragments written where they are spread.
export function inlined(document) {
    const fragments = new Map(document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
    const inline = (node) => visit(node, {
        FragmentSpread: (spread) => {
            const fragment = fragments.get(spread.name.value);
            return { kind: Kind.INLINE_FRAGMENT, typeCondition: fragment.typeCondition, directives: spread.directives,
                selectionSet: inline(fragment.selectionSet) };
        },
    });
    return { ...document, definitions: document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).map(inline) };
}

// Arguments given as variables, equal ones as one; the values of these are added to `variables`.
export function withVariables(schema, document, variables) {
    const info = new TypeInfo(schema);
    const given = new Map();
    const rewritten = visit(document, visitWithTypeInfo(info, {
        Argument: (node) => {
            if (hasVariable(node.value) || !info.getInputType()) return undefined;
            const type = String(info.getInputType());
            const key = `${type} ${print(node.value)}`;
            if (!given.has(key)) given.set(key, { name: `given${given.size}`, type });
            const { name } = given.get(key);
            variables[name] = valueFromASTUntyped(node.value);
            return { ...node, value: { kind: Kind.VARIABLE, name: named(name) } };
        },
    }));
    const definitions = [...given.values()].map(({ name, type }) => ({ kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: named(name) }, type: { kind: Kind.NAMED_TYPE, name: named(type) } }));
    return { ...rewritten, definitions: rewritten.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION
        ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...definitions] } : definition)) };
}

// The operation with one of its selections alone, for each.
export function apart(document) {
    const [operation] = document.definitions;
    return operation.selectionSet.selections.map((selection) => {
        const used = new Set();
        visit(selection, { Variable: ({ name }) => { used.add(name.value); } });
        visit(operation.directives ?? [], { Variable: ({ name }) => { used.add(name.value); } });
        return { ...document, definitions: [{ ...operation, selectionSet: { ...operation.selectionSet, selections: [selection] },
            variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) }] };
    });
}
