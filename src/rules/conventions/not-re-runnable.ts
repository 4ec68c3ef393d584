import type { Name } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { Script } from '../../domain/script.ts';
import { migrationRule } from '../rule.ts';
import { bare, sqlOf } from '../source-text.ts';

export const notReRunnable = migrationRule({
  id: 'not-re-runnable',
  title: 'A migration that fails half way cannot be run again',
  why: 'What it has made or dropped before it failed is still made or dropped, so the next try stops at the first statement.',
  saferWay: 'Write IF NOT EXISTS and IF EXISTS, or run all of the file in one transaction.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TABLE colors (id bigint PRIMARY KEY);',
      `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'ok'::mood $$;`,
      'DROP TABLE tags; ALTER TABLE bookings DROP COLUMN tag;',
    ],
    good: [
      'CREATE TABLE tags (id bigint PRIMARY KEY);',
      'BEGIN; CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TABLE colors (id bigint PRIMARY KEY); COMMIT;',
      `CREATE TABLE IF NOT EXISTS tags (id bigint PRIMARY KEY);
ALTER TABLE tags ADD COLUMN IF NOT EXISTS color text;`,
      'CREATE TEMPORARY TABLE numbers (n integer); DROP TABLE numbers;',
    ],
  },
  check({ script, migration }) {
    if (script === undefined || runsWhole(script)) return [];
    const statements = script.statements.filter(({ operations }) => !operations.every(changesNothing));
    // One statement happens wholly or not at all.
    if (statements.length < 2) return [];
    const temporary = script.statements.flatMap(({ operations }) => operations.flatMap(temporaryTable));
    const once = statements.flatMap(({ operations }) =>
      operations.filter(
        (operation) =>
          failsTwice(operation) && !('table' in operation && isAmong(operation.table, temporary)),
      ),
    );
    const [first] = once;
    if (first === undefined) return [];
    const count = once.length === 1 ? 'A statement fails' : `${once.length} statements fail`;
    return [
      {
        message: `${count} when this migration is run again, the first at line ${first.span.from.line}: it has no ${missing(first)}.`,
        span: first.span,
        ...(script.statements.every(({ operations }) => operations.every(runsInTransaction))
          ? {
              sql: `BEGIN;\n${script.statements.map((statement) => `${bare(sqlOf(migration, statement))};`).join('\n')}\nCOMMIT;`,
            }
          : {}),
      },
    ];
  },
});

/** Whether it happens wholly or not at all. */
function runsWhole(script: Script): boolean {
  if (script.transaction === 'file' || isOneTransaction(script)) return true;
  // A COMMIT ends the transaction that one query is.
  return (
    script.transaction === 'query' &&
    !script.statements.some(({ operations }) => operations[0]?.kind === 'commit')
  );
}

/** BEGIN first and COMMIT last, and nothing of either between them. */
function isOneTransaction({ statements }: Script): boolean {
  const kinds = statements
    .map(({ operations }) => operations[0]?.kind)
    .filter((kind) => kind !== 'set-variable');
  const ends = kinds.filter((kind) => kind === 'begin' || kind === 'commit' || kind === 'rollback');
  return kinds[0] === 'begin' && kinds.at(-1) === 'commit' && ends.length === 2;
}

/** Whether nothing is in the way of one transaction for all of the file. */
function runsInTransaction(operation: Operation): boolean {
  const ends = operation.kind === 'begin' || operation.kind === 'commit' || operation.kind === 'rollback';
  return !ends && operation.kind !== 'vacuum' && !('concurrently' in operation && operation.concurrently);
}

/** What a session makes for itself is gone when it is run again. */
function temporaryTable(operation: Operation): readonly string[] {
  return operation.kind === 'create-table' && operation.temporary ? [operation.table.name] : [];
}

function isAmong(table: Name | undefined, names: readonly string[]): boolean {
  return table !== undefined && names.includes(table.name);
}

function changesNothing({ kind }: Operation): boolean {
  return /^(?:select|begin|commit|rollback|savepoint|set-variable|reset-variable|harmless|comment)$/.test(
    kind,
  );
}

/** What would let it run again. */
function missing({ kind }: Operation): string {
  if (kind.startsWith('drop')) return 'IF EXISTS';
  if (kind === 'create-function' || kind === 'create-trigger') return 'OR REPLACE';
  return kind === 'create-type' || kind === 'create-enum'
    ? 'DO block around it that looks whether the type is there'
    : 'IF NOT EXISTS';
}

function failsTwice(operation: Operation): boolean {
  switch (operation.kind) {
    case 'create-table':
      return !operation.ifNotExists && !operation.temporary;
    case 'add-column':
    case 'create-index':
    case 'create-sequence':
    case 'create-schema':
    case 'create-extension':
      return !operation.ifNotExists;
    case 'create-type':
    case 'create-enum':
      return true;
    case 'create-function':
    case 'create-trigger':
      return !operation.replace;
    case 'create-view':
      return !operation.replace && !operation.ifNotExists;
    case 'drop-table':
    case 'drop-column':
    case 'drop-index':
    case 'drop-view':
    case 'drop-sequence':
    case 'drop-type':
    case 'drop-schema':
    case 'drop-constraint':
    case 'drop-function':
    case 'drop-trigger':
      return !operation.ifExists;
    default:
      return false;
  }
}
