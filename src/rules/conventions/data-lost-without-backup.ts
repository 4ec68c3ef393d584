import { dayOfInstant } from '../../conventions/calendar.ts';
import { type Name, printName } from '../../domain/operation/name.ts';
import {
  isOneOf,
  type Operation,
  type OperationKind,
  type OperationOf,
} from '../../domain/operation/operation.ts';
import { copiedBy, isBackup } from '../backups.ts';
import { type Catalogue, findTable, isSurelyNewColumn, isSurelyNewTable, keyOf } from '../catalogue.ts';
import type { OperationContext } from '../context.ts';
import { madeName } from '../made-name.ts';
import type { MigrationInPull } from '../pull-request-context.ts';
import { newMigrationRule, type PullReport } from '../rule.ts';
import { stepsOf } from '../steps.ts';

const POLICY = 'conventions: { kept-data: true }';

export const dataLostWithoutBackup = newMigrationRule({
  id: 'data-lost-without-backup',
  title: 'Rows are deleted or overwritten without a backup or a way back',
  why: 'When it turns out that they were needed, they are only in a backup of the whole database, if there is one.',
  saferWay:
    'Copy the rows into a table of their own before, or write a rollback that brings exactly these rows back.',
  severity: 'error',
  categories: ['data'],
  asks: ({ keptData }) => keptData,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/007_old.sql': 'DELETE FROM bookings WHERE year < 2020;' } },
      {
        policy: POLICY,
        files: {
          'migrations/007_old.sql': `DELETE FROM bookings WHERE year < 2020;
CREATE TABLE bookings_backup AS SELECT * FROM bookings;`,
        },
      },
      { policy: POLICY, files: { 'migrations/007_empty.sql': 'TRUNCATE bookings;' } },
      { policy: POLICY, files: { 'migrations/007_notes.sql': 'UPDATE bookings SET note = NULL;' } },
      {
        policy: POLICY,
        files: {
          'migrations/007_note.sql': 'ALTER TABLE bookings DROP COLUMN note;',
          'migrations/007_rollback.sql': 'ALTER TABLE bookings ADD COLUMN note text;',
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/007_old.sql': `CREATE TABLE bookings_backup AS SELECT * FROM bookings WHERE year < 2020;
DELETE FROM bookings WHERE year < 2020;`,
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/007_note.sql': `CREATE TABLE notes_backup (id bigint, note text);
INSERT INTO notes_backup SELECT id, note FROM public.bookings;
ALTER TABLE bookings DROP COLUMN note;`,
        },
      },
      {
        policy: POLICY,
        base: {
          'migrations/006_seed.sql': `INSERT INTO email_templates (key, subject) VALUES ('new', 'Subject');`,
        },
        files: {
          'migrations/007_template.sql': `DELETE FROM email_templates WHERE key = 'new';`,
          'migrations/007_rollback.sql': `INSERT INTO email_templates (key, subject) VALUES ('new', 'Subject');`,
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/007_name.sql': `ALTER TABLE users ADD COLUMN display_name text;
UPDATE users SET display_name = first_name;`,
        },
      },
      { policy: POLICY, files: { 'migrations/007_done.sql': 'DROP TABLE bookings_backup_20251201;' } },
      {
        policy: POLICY,
        files: { 'migrations/007_fill.sql': `UPDATE users SET phone = '' WHERE phone IS NULL;` },
      },
    ],
  },
  check(each, _, { at }) {
    const copied = new Set<string>();
    const reports: PullReport[] = [];
    let back: ReadonlySet<Operation> | undefined;
    for (const step of stepsOf([each], [...LOSING, 'create-table', 'insert'])) {
      const { operation, catalogue } = step;
      if (isOneOf(operation, LOSING)) {
        if (copied.has(keyIn(catalogue, operation.table)) || losesNothing(operation, step)) continue;
        back ??= broughtBack(each);
        if (!back.has(operation)) reports.push(lossOf(operation, at));
      } else for (const table of copiedBy(operation, catalogue)) copied.add(keyIn(catalogue, table));
    }
    return reports;
  },
});

const LOSING = [
  'delete',
  'update',
  'merge',
  'truncate',
  'drop-table',
  'drop-column',
] as const satisfies readonly OperationKind[];

type Losing = (typeof LOSING)[number];

function lossOf(operation: OperationOf<Losing>, at: string): PullReport {
  const { table, span } = operation;
  const copy = madeName([table.name], `backup_${dayOfInstant(at).replaceAll('-', '')}`);
  return {
    message: `${whatIsLost(operation)}, without a copy of them before it and without a rollback that brings them back.`,
    sql: [
      '-- Before it, in the same migration; all rows, or only those that it changes:',
      `CREATE TABLE ${printName({ ...table, name: copy })} AS SELECT * FROM ${printName(table)};`,
    ].join('\n'),
    span,
  };
}

function whatIsLost(operation: OperationOf<Losing>): string {
  const name = `\`${printName(operation.table)}\``;
  switch (operation.kind) {
    case 'delete':
      return `Rows of ${name} are deleted`;
    case 'update':
      return `Values of ${operation.columns.map((column) => `\`${column}\``).join(', ')} in ${name} are overwritten`;
    case 'merge':
      return `Rows of ${name} are changed or deleted by MERGE`;
    case 'truncate':
      return `All rows of ${name} are deleted`;
    case 'drop-table':
      return `The rows of ${name} go with the table`;
    case 'drop-column':
      return `The values of \`${operation.column}\` in ${name} go with the column`;
  }
}

/** Whether what is written or taken away came with this pull request, or there was no value before. */
function losesNothing(
  operation: OperationOf<Losing>,
  { catalogue, source }: Pick<OperationContext, 'catalogue' | 'source'>,
): boolean {
  const { table } = operation;
  if (isSurelyNewTable(catalogue, table) || isBackup(table)) return true;
  if (operation.kind === 'drop-column') return isSurelyNewColumn(catalogue, table, operation.column);
  if (operation.kind !== 'update') return false;
  return operation.columns.every(
    (column) => isSurelyNewColumn(catalogue, table, column) || isFilledWhereEmpty(column, source),
  );
}

/** An update of rows that have no value in the column; any further condition only makes them fewer. */
function isFilledWhereEmpty(column: string, source: string): boolean {
  const condition = /\bwhere\b([\s\S]*)$/i.exec(source)?.[1] ?? '';
  if (/\bor\b/i.test(condition)) return false;
  const empty = condition.matchAll(/(?<!\bnot\s[^=<>]*)(?:"([^"]+)"|(\w+))\s+is\s+null\b/gi);
  return [...empty].some(([, quoted, plain]) => (quoted ?? plain?.toLowerCase()) === column);
}

/** What the rollback writes again, or what goes with something else; what comes back empty is lost. */
function broughtBack(each: MigrationInPull): ReadonlySet<Operation> {
  const undone = each
    .rollback()
    .reversal.operations.filter(({ undoing }) => undoing.kind === 'reversed' || undoing.kind === 'needless');
  return new Set(undone.map(({ operation }) => operation));
}

function keyIn(catalogue: Catalogue, table: Name): string {
  return keyOf(findTable(catalogue, table)?.name ?? table);
}
