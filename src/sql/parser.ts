import { hasSqlDetails, loadModule, parsePlPgSQLSync, parseSync, scanSync } from 'libpg-query';
import type { Node } from './node.ts';

/** One statement of PostgreSQL's own parse tree, with its place in UTF-8 bytes. */
export interface RawStatement {
  readonly stmt?: Node;
  /** PostgreSQL leaves out a location of 0. */
  readonly stmt_location?: number;
  /** Absent or 0: up to the end of the text. */
  readonly stmt_len?: number;
}

/** A token of PostgreSQL's scanner; offsets are UTF-8 bytes. */
export interface ScannedToken {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

export type Parsed =
  | { readonly kind: 'parsed'; readonly statements: readonly RawStatement[] }
  /** `codePoint`: the error's place, counted from 0 in code points, as PostgreSQL reports it. */
  | { readonly kind: 'syntax-error'; readonly message: string; readonly codePoint: number };

/** Loads PostgreSQL's parser; once, before anything is read. */
export function loadParser(): Promise<void> {
  return loadModule();
}

/**
 * Parses a text with PostgreSQL's grammar.
 *
 * @throws whatever is not a syntax error; the parser's instance must not be used again then.
 */
export function parse(text: string): Parsed {
  try {
    const result: { readonly stmts?: unknown } = parseSync(text);
    return { kind: 'parsed', statements: (result.stmts ?? []) as readonly RawStatement[] };
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return {
      kind: 'syntax-error',
      message: error.sqlDetails?.message ?? error.message,
      codePoint: Math.max(0, error.sqlDetails?.cursorPosition ?? 0),
    };
  }
}

/** The tree of a DO block's or a function's PL/pgSQL body; undefined where its parser gives up. */
export function parsePlpgsql(statement: string): unknown {
  try {
    return parsePlPgSQLSync(statement);
  } catch (error) {
    // Its errors are plain ones with PostgreSQL's message; what ruins the instance is of another kind.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')) throw error;
    return undefined;
  }
}

/** The tokens of a text, comments included; undefined where even the scanner gives up. */
export function scan(text: string): readonly ScannedToken[] | undefined {
  try {
    return scanSync(text).tokens.map(({ start, end, tokenName }) => ({ start, end, name: tokenName }));
  } catch (error) {
    // The scanner's own error comes as text where libpg-query expects JSON.
    if (!hasSqlDetails(error) && !(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
