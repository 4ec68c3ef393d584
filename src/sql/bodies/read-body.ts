import { MOST_OPERATIONS } from '../../domain/measure.ts';
import type { Body } from '../../domain/operation/object.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { Script } from '../../domain/script.ts';
import type { Source } from '../../domain/source.ts';
import type { Span } from '../../domain/span.ts';
import { parsePlpgsql } from '../parser.ts';
import { dynamicText } from './dynamic-text.ts';
import { type Fragment, fragmentsOf } from './plpgsql.ts';

/** What a DO block or a function does, at its own lines. */
export interface BodyContents {
  readonly operations: readonly Operation[];
  /** False where a part could not be read, which may then do anything. */
  readonly whole: boolean;
}

/** What the reading of a body takes from the file around it. */
export interface BodyPlace {
  readonly source: Source;
  /** The whole DO or CREATE FUNCTION statement. */
  readonly statement: string;
  readonly readSql: (text: string) => Script;
}

/** Reads a body in SQL or PL/pgSQL; in any other language nothing of it is known. */
export function readBody(language: string, body: Body, place: BodyPlace): BodyContents {
  switch (language) {
    case 'sql':
      return readSqlBody(body, place);
    case 'plpgsql':
      return readPlpgsqlBody(body, place);
    default:
      return { operations: [], whole: false };
  }
}

/** Words without which no statement of PL/pgSQL changes the schema, those that EXECUTE puts together included. */
const SCHEMA_WORDS = /\b(?:create|drop|alter|truncate|cluster|reindex|import|execute)\b/i;

/** Whether a body may hold a change of the schema: told without reading it, and never wrongly denied. */
export function mayChangeSchema(language: string, { text }: Body): boolean {
  return language !== 'plpgsql' || SCHEMA_WORDS.test(text);
}

function readSqlBody(body: Body, { source, readSql }: BodyPlace): BodyContents {
  const { statements, problems } = readSql(body.text);
  const start = source.offsetInText(body.start);
  const verbatim = source.text.startsWith(body.text, start);
  const operations = statements.flatMap((statement) => statement.operations);
  return {
    operations: operations.map((operation) => ({
      ...operation,
      span: verbatim
        ? moved(operation.span, start, source)
        : lineSpan(start, operation.span.from.line, source),
    })),
    whole: problems.length === 0,
  };
}

function readPlpgsqlBody(body: Body, place: BodyPlace): BodyContents {
  // A DO without a body aborts PostgreSQL's parser of bodies, and its memory with it.
  if (body.text === '') return { operations: [], whole: false };
  const tree = parsePlpgsql(place.statement);
  if (tree === undefined) return { operations: [], whole: false };
  const fragments = fragmentsOf(tree);
  // More are not judged, and reading each takes its time.
  const first = fragments.slice(0, MOST_OPERATIONS);
  let whole = first.length === fragments.length;
  const operations = first.flatMap((fragment) => {
    const read = readFragment(fragment, body, place);
    if (read === undefined) whole = false;
    return read ?? [];
  });
  return { operations, whole };
}

/** @returns undefined where the fragment is not SQL that can be read. */
function readFragment(fragment: Fragment, body: Body, place: BodyPlace): readonly Operation[] | undefined {
  const { source, readSql } = place;
  const found = placeOf(fragment, body, source);
  const span = found === undefined ? lineSpan(source.offsetInText(body.start), fragment.line, source) : found;
  if (fragment.form === 'dynamic') {
    const text = dynamicText(fragment.text);
    const script = text === undefined ? undefined : readSql(text);
    if (script === undefined || script.problems.length > 0)
      return [{ kind: 'dynamic-sql', expression: fragment.text, span }];
    return script.statements.flatMap(({ operations }) =>
      operations.map((operation) => ({ ...operation, span })),
    );
  }
  const prefix = fragment.form === 'statement' ? '' : 'SELECT ';
  const { statements, problems } = readSql(prefix + fragment.text);
  if (problems.length > 0) return fragment.form === 'expression' ? [] : undefined;
  const operations = statements.flatMap((statement) => statement.operations);
  const kept =
    fragment.form === 'expression'
      ? operations.filter((operation) => operation.kind !== 'select' || operation.calls.length > 0)
      : operations;
  return kept.map((operation) => ({
    ...operation,
    span:
      found === undefined || prefix !== ''
        ? span
        : moved(operation.span, source.offsetInText(found.start), source),
  }));
}

/** Where the fragment stands in the file: PL/pgSQL blanks out what it takes from a statement, such as INTO. */
function placeOf({ line, text }: Fragment, body: Body, source: Source): Span | undefined {
  const start = source.offsetInText(body.start);
  const end = start + body.text.length;
  const pattern = text.trim();
  const head = pattern.slice(0, 8).split(/\s/)[0] ?? '';
  for (let at = lineStart(start, line, source); at >= 0 && at < end; at = source.text.indexOf(head, at + 1)) {
    if (isThere(pattern, source.text, at)) return source.spanOf(at, at + pattern.length);
    if (at + 1 >= end || head === '') break;
  }
  return undefined;
}

function isThere(pattern: string, text: string, at: number): boolean {
  for (let index = 0; index < pattern.length; index++)
    if (pattern[index] !== ' ' && pattern[index] !== text[at + index]) return false;
  return true;
}

function lineStart(start: number, line: number, source: Source): number {
  let at = start;
  for (let seen = 1; seen < line; seen++) {
    const end = source.text.indexOf('\n', at);
    if (end < 0) return at;
    at = end + 1;
  }
  return at;
}

/** A line of the body without the white space around it. */
function lineSpan(start: number, line: number, source: Source): Span {
  const from = lineStart(start, line, source);
  const end = source.text.indexOf('\n', from);
  const whole = source.text.slice(from, end < 0 ? undefined : end);
  const indent = whole.length - whole.trimStart().length;
  return source.spanOf(from + indent, from + whole.trimEnd().length);
}

function moved(span: Span, start: number, source: Source): Span {
  return source.spanOf(start + span.start, start + span.end);
}
