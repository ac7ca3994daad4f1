// Documents with something broken: characters, tokens and whole stretches removed, doubled, moved or replaced.
const token = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.eE+-]*|\.\.\.|[^\s]|\s+/gu;
const strange = ['{', '}', '(', ')', '[', ']', ':', '=', '@', '!', '|', '&', '...', '$', '.', '"', '"""', '#', '\\', "'", '?', '~',
    'on', 'null', 'true', 'fragment', 'query', 'mutation', 'type', 'extend', 'input', 'schema', 'repeatable', 'implements',
    '1', '-', '01', '1.', '1e', '"\\u12"', '"\\u{1F600}"', '"\\x"', 'é', '😀', '\u0001', '\u007f', '\ufeff', '\n', '\r', ',', '"""\n  a\n b\n"""'];

export function mutated(text, random) {
    const parts = text.match(token) ?? [];
    for (let times = 1 + random.below(3); times > 0; --times) mutate(parts, random);
    return parts.join('');
}

function mutate(parts, random) {
    const at = random.below(parts.length + 1);
    const other = random.below(parts.length + 1);
    const length = 1 + random.below(4);
    switch (random.below(7)) {
    case 0: parts.splice(at, 1); break;
    case 1: parts.splice(at, length); break;
    case 2: parts.splice(at, 0, random.pick(strange)); break;
    case 3: parts.splice(at, 1, random.pick(strange)); break;
    case 4: parts.splice(at, 0, ...parts.slice(other, other + length)); break;
    case 5: if (parts[at] && parts[other]) [parts[at], parts[other]] = [parts[other], parts[at]]; break;
    default: {
        const word = parts[at] ?? '';
        const cut = random.below(word.length + 1);
        // (a surrogate alone is no UTF-8)
        if (!/[\ud800-\udfff]/.test(word)) parts.splice(at, 1, word.slice(0, cut) + random.pick(strange) + word.slice(cut + random.below(2)));
    }
    }
}
