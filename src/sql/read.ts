import { once } from '../domain/once.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { ReadProblem, Script, Statement } from '../domain/script.ts';
import { Source } from '../domain/source.ts';
import { followCalls, type ReadStatement } from './bodies/calls.ts';
import { mayChangeSchema, readBody } from './bodies/read-body.ts';
import { remembering } from './bodies/remembering.ts';
import { unwrap } from './node.ts';
import { templateIn, withoutPsql } from './not-sql.ts';
import { mappers } from './operations/registry.ts';
import { type Parsed, parse, type RawStatement, type ScannedToken, scan } from './parser.ts';
import { Reading } from './reading.ts';
import { splitStatements } from './split.ts';

/** Texts larger than this, in bytes of UTF-8, are not read. */
export const LARGEST_SCRIPT = 1_000_000;

const BYTE_ORDER_MARK = '﻿';

/**
 * Reads a script: its statements with their places and meanings, and what could not be read. Pure, once
 * `loadParser()` has resolved. Spans are UTF-16 offsets into the text as it was given.
 *
 * @throws whatever the parser throws besides a syntax error: it must be loaded anew then.
 */
export function readScript(text: string): Script {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_SCRIPT)
    return { statements: [], problems: [{ kind: 'too-large', bytes, limit: LARGEST_SCRIPT }] };
  const marked = text.startsWith(BYTE_ORDER_MARK);
  const source = new Source(marked ? text.slice(1) : text, marked ? 1 : 0);
  const nul = source.text.indexOf('\0');
  // PostgreSQL would take the text to end here, and what follows would go unread.
  if (nul >= 0) return { statements: [], problems: [{ kind: 'nul-byte', at: source.positionOf(nul) }] };
  if (source.text.trim() === '') return { statements: [], problems: [] };

  const whole = readWhole(source);
  if (whole.kind === 'read') return { statements: whole.statements, problems: [] };
  const cleaned = withoutPsql(source);
  if (cleaned.problems.length === 0) return readAfterError(source, whole.codePoint, whole.message);
  const rest = new Source(cleaned.text, marked ? 1 : 0);
  const again = readWhole(rest);
  const read =
    again.kind === 'read'
      ? { statements: again.statements, problems: [] }
      : readAfterError(rest, again.codePoint, again.message);
  return { statements: read.statements, problems: [...cleaned.problems, ...read.problems].toSorted(byPlace) };
}

type Whole =
  | { readonly kind: 'read'; readonly statements: readonly Statement[] }
  | Extract<Parsed, { readonly kind: 'syntax-error' }>;

function readWhole(source: Source): Whole {
  const parsed = parse(source.text);
  if (parsed.kind === 'syntax-error') return parsed;
  const statements = statementsOf(parsed.statements, 0, source);
  return { kind: 'read', statements: followCalls(statements) };
}

function readAfterError(source: Source, codePoint: number, message: string): Script {
  const offset = source.offsetOfCodePoint(codePoint);
  // A quote or comment that is never closed stops the scanner: what stands before it can still be read.
  const tokens = scan(source.text) ?? scan(source.text.slice(0, offset));
  return readPiecewise(source, tokens, problemOf(message, source, offset));
}

function byPlace(a: ReadProblem, b: ReadProblem): number {
  if (!('at' in a && 'at' in b)) return 0;
  return a.at.line - b.at.line || a.at.column - b.at.column;
}

/** After a syntax error: every statement by itself, so that one that cannot be read does not hide the others. */
function readPiecewise(
  source: Source,
  tokens: readonly ScannedToken[] | undefined,
  whole: ReadProblem,
): Script {
  if (tokens === undefined)
    return { statements: [], problems: [templateIn(source.text, 0, source) ?? whole] };
  const statements: ReadStatement[] = [];
  const problems: ReadProblem[] = [];
  for (const piece of splitStatements(source, tokens)) {
    const start = source.offsetOfByte(piece.start);
    const text = source.text.slice(start, source.offsetOfByte(piece.end));
    const parsed = parse(text);
    if (parsed.kind === 'parsed') statements.push(...statementsOf(parsed.statements, piece.start, source));
    else {
      const within = new Source(text).offsetOfCodePoint(parsed.codePoint);
      problems.push(templateIn(text, start, source) ?? problemOf(parsed.message, source, start + within));
    }
  }
  // The pieces may all be readable where the whole is not: the whole decides.
  return { statements: followCalls(statements), problems: problems.length > 0 ? problems : [whole] };
}

function problemOf(message: string, source: Source, offset: number): ReadProblem {
  return { kind: 'syntax-error', message, at: source.positionOf(offset) };
}

/** @param shift bytes in front of the text that was parsed. */
function statementsOf(raw: readonly RawStatement[], shift: number, source: Source): readonly ReadStatement[] {
  return raw.map((statement) => {
    const from = shift + (statement.stmt_location ?? 0);
    const to = statement.stmt_len ? from + statement.stmt_len : Number.POSITIVE_INFINITY;
    const reading = new Reading(source, from, to, shift);
    return withBodies({ span: reading.span, operations: operationsOf(statement, reading) }, source);
  });
}

const readPiece = remembering(readScript);

/**
 * What a DO block does comes after it. What a function does is kept for those who call it, and told of where it may
 * change the schema: most functions are neither called here nor do that, and reading them takes longer than all else.
 */
function withBodies(statement: Statement, source: Source): ReadStatement {
  const [operation] = statement.operations;
  if (operation?.kind !== 'do-block' && operation?.kind !== 'create-function') return { statement };
  const { body, language } = operation;
  if (body === undefined) return { statement };
  const { start, end } = statement.span;
  const text = source.text.slice(source.offsetInText(start), source.offsetInText(end));
  const read = () => readBody(language, body, { source, statement: text, readSql: readPiece });
  if (operation.kind === 'do-block') {
    const { operations, whole } = read();
    return { statement: { ...statement, operations: [{ ...operation, read: whole }, ...operations] } };
  }
  const defined = once(() => {
    const { operations, whole } = read();
    return whole ? operations : undefined;
  });
  const defines = mayChangeSchema(language, body) ? defined() : undefined;
  return { statement: defines === undefined ? statement : { ...statement, defines }, body: defined };
}

function operationsOf(statement: RawStatement, reading: Reading): readonly Operation[] {
  const { kind, fields } = unwrap(statement.stmt);
  const operations = mappers[kind]?.(fields, reading) ?? [];
  if (operations.length === 0)
    return [{ kind: 'unrecognised', statement: kind || 'unknown', span: reading.span }];
  return operations.map((operation) => ({ ...operation, span: operation.span ?? reading.span }));
}
