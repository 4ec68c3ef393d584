import { CST, Lexer } from 'yaml';

/** Something at an offset of the text that makes the rest not worth reading. */
export interface Obstacle {
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
}

/** GitHub's contents are read whole, and thousands of keys take the YAML parser seconds. */
const LARGEST = 64 * 1024;
const DEEPEST = 20;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What a policy has no use for, and what a hostile file is made of: each is refused before anything is parsed. */
const REFUSED: Readonly<Record<string, string>> = {
  'explicit-key-ind': 'A key is written as `key:`, without `?` in front',
  alias: 'An alias (`*name`) is not read here: write out what it stands for',
  anchor: 'An anchor (`&name`) is not read here: leave it out',
  tag: 'A tag (`!name`) is not read here: leave it out',
  'doc-end': 'The policy is one document: leave out `...`',
  prototype: 'No key may be called `__proto__`',
  'directive-line': 'A directive (`%…`) is not read here: leave it out',
};

/** JavaScript would take it for something else than a key. */
const PROTOTYPE = /^["']?__proto__["']?$/;

/** What in the text keeps it from being parsed safely: its size, characters, nesting, or parts of YAML that are refused. */
export function obstaclesIn(text: string): readonly Obstacle[] {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST)
    return [
      {
        offset: 0,
        message: `The policy has ${bytes.toLocaleString('en-US')} bytes, and at most ${LARGEST.toLocaleString('en-US')} are read`,
      },
    ];
  const control = text.search(CONTROL);
  if (control !== -1)
    return [{ offset: control, message: 'There is a control character here', hint: 'Take it out.' }];
  return refusedParts(text);
}

function refusedParts(text: string): readonly Obstacle[] {
  const found: Obstacle[] = [];
  let depth = 0;
  for (const { type, offset } of tokensOf(text)) {
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth -= 1;
    if (depth > DEEPEST) return [...found, { offset, message: `Brackets are nested over ${DEEPEST} deep` }];
    const message = REFUSED[type];
    if (message !== undefined) found.push({ offset, message });
    if (found.length >= 20) return found;
  }
  return found;
}

function* tokensOf(text: string): Generator<{ readonly type: string; readonly offset: number }> {
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    // Marks that the lexer puts in itself are control characters, of which the text has none.
    if (CONTROL.test(lexeme)) continue;
    yield { type: PROTOTYPE.test(lexeme) ? 'prototype' : (CST.tokenType(lexeme) ?? 'scalar'), offset };
    offset += lexeme.length;
  }
}
