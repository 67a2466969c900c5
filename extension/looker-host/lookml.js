// @ts-check
// Reads as much LookML as a manifest needs: blocks (`key: name { … }`), lists, texts, bare words (yes, no, names),
// comments from # to the end of the line.

/** @typedef {string | LookmlList | LookmlBlock} LookmlValue */
/** @typedef {{[index: number]: LookmlValue} & Array<any>} LookmlList */
/** @typedef {{name: string | undefined, members: Map<string, LookmlValue[]>}} LookmlBlock A key may occur again, so every key has a list. */

/** A mistake in LookML, with its line (from 1). */
export class LookmlError extends Error {
  /** @param {number} line @param {string} message */
  constructor(line, message) {
    super(`line ${String(line)}: ${message}`);
    this.line = line;
  }
}

/** @typedef {{kind: 'text' | 'word' | 'sign' | 'end', value: string, line: number}} Token */

const TOKEN = /(?<space>\s+|#[^\n]*)|"(?<text>(?:[^"\\]|\\.)*)"|(?<sign>[{}[\]:,])|(?<word>[^\s{}[\]:,"#]+)/gy;

/** @param {string} source @returns {Token[]} */
function tokensOf(source) {
  /** @type {Token[]} */
  const tokens = [];
  let line = 1;
  let position = 0;
  for (const match of source.matchAll(TOKEN)) {
    const { space, text, sign, word } = match.groups ?? {};
    if (space === undefined) {
      if (text !== undefined) tokens.push({ kind: 'text', value: text.replace(/\\(.)/gs, '$1'), line });
      else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, line });
      else tokens.push({ kind: 'word', value: word ?? '', line });
    }
    line += match[0].split('\n').length - 1;
    position = match.index + match[0].length;
  }
  if (position < source.length) throw new LookmlError(line, 'a text that does not end');
  tokens.push({ kind: 'end', value: 'the end', line });
  return tokens;
}

/** @param {string} source @returns {LookmlBlock} the whole file, without a name */
export function parseLookml(source) {
  const tokens = tokensOf(source);
  let next = 0;

  const peek = () => /** @type {Token} */ (tokens[next]);
  const take = () => /** @type {Token} */ (tokens[next++]);

  /** @param {string} sign */
  const isSign = (sign) => peek().kind === 'sign' && peek().value === sign;

  /** @param {string} sign */
  function expect(sign) {
    if (!isSign(sign)) throw new LookmlError(peek().line, `expected ${sign}, found ${peek().value}`);
    return take();
  }

  /** @returns {LookmlValue} */
  function value() {
    if (isSign('[')) return list();
    if (isSign('{')) return block(undefined);
    const token = take();
    if (token.kind !== 'text' && token.kind !== 'word') throw new LookmlError(token.line, `expected a value, found ${token.value}`);
    if (token.kind === 'word' && isSign('{')) return block(token.value);
    return token.value;
  }

  /** @returns {LookmlValue[]} */
  function list() {
    expect('[');
    /** @type {LookmlValue[]} */
    const values = [];
    while (!isSign(']')) {
      values.push(value());
      if (!isSign(']')) expect(',');
    }
    expect(']');
    return values;
  }

  /** @param {string | undefined} name @returns {LookmlBlock} */
  function block(name) {
    expect('{');
    const members = membersUntil('}');
    expect('}');
    return { name, members };
  }

  /** @param {string | undefined} end @returns {Map<string, LookmlValue[]>} */
  function membersUntil(end) {
    /** @type {Map<string, LookmlValue[]>} */
    const members = new Map();
    while (peek().kind !== 'end' && !(end !== undefined && isSign(end))) {
      const key = take();
      if (key.kind !== 'word') throw new LookmlError(key.line, `expected a parameter, found ${key.value}`);
      expect(':');
      members.set(key.value, [...(members.get(key.value) ?? []), value()]);
    }
    return members;
  }

  const members = membersUntil(undefined);
  return { name: undefined, members };
}
