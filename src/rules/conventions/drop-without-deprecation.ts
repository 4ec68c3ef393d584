import { dayOfInstant, dayStart } from '../../conventions/calendar.ts';
import type { Conventions } from '../../domain/convention.ts';
import { durationWords } from '../../domain/duration.ts';
import { type Name, printIdentifier, printName, printText, sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { isSurelyNewColumn, isSurelyNewTable } from '../catalogue.ts';
import type { OperationContext } from '../context.ts';
import type { PullRequestContext } from '../pull-request-context.ts';
import { pastOperations } from '../recalled.ts';
import { newMigrationRule } from '../rule.ts';

type Deprecation = NonNullable<Conventions['deprecation']>;
type Drop = OperationOf<'drop-column' | 'drop-table'>;

const POLICY = 'conventions:\n  deprecation: { prefix: _deprecated_, wait: 30d }';
const DROP = 'ALTER TABLE users DROP COLUMN _deprecated_phone;';
const RENAME = `ALTER TABLE users RENAME COLUMN phone TO _deprecated_phone;
COMMENT ON COLUMN users._deprecated_phone IS 'Deprecated on 2025-12-10, safe to remove after 2026-01-10';`;

export const dropWithoutDeprecation = newMigrationRule({
  id: 'drop-without-deprecation',
  title: 'A column or table is dropped that was not put out of use long enough before',
  why: 'Code that still uses it fails at once, and what was in it cannot be brought back; a name that nobody finds for a month shows first who still needs it.',
  saferWay:
    'Rename it with the prefix, say in a comment since when and until when, and drop it after the wait.',
  severity: 'error',
  categories: [],
  asks: ({ deprecation }) => deprecation,
  examples: {
    bad: [
      {
        policy: POLICY,
        files: {
          'prisma/migrations/20260116000000_drop/migration.sql': 'ALTER TABLE users DROP COLUMN phone;',
        },
      },
      {
        policy: POLICY,
        base: { 'prisma/migrations/20260105000000_old/migration.sql': RENAME },
        files: { 'prisma/migrations/20260116000000_drop/migration.sql': DROP },
      },
      {
        policy: POLICY,
        base: {
          'prisma/migrations/20251210000000_old/migration.sql': RENAME.replace('2026-01-10', '2026-03-01'),
        },
        files: { 'prisma/migrations/20260116000000_drop/migration.sql': DROP },
      },
      {
        policy: POLICY,
        files: { 'prisma/migrations/20260116000000_drop/migration.sql': `${RENAME} ${DROP}` },
      },
    ],
    good: [
      {
        policy: POLICY,
        base: { 'prisma/migrations/20251210000000_old/migration.sql': RENAME },
        files: { 'prisma/migrations/20260116000000_drop/migration.sql': DROP },
      },
    ],
  },
  check(each, deprecation, context) {
    return each.steps().flatMap((step) => {
      const { operation } = step;
      if (operation.kind !== 'drop-column' && operation.kind !== 'drop-table') return [];
      if (isNewHere(operation, step)) return [];
      const lack = lackOf(operation, deprecation, context);
      if (lack === undefined) return [];
      const own = nameOf(operation);
      return [
        {
          message: `\`${wholeName(operation)}\` is dropped, and ${lack}.`,
          span: operation.span,
          ...(own.startsWith(deprecation.prefix)
            ? {}
            : { sql: deprecationSql(operation, deprecation, context.at) }),
        },
      ];
    });
  },
});

function isNewHere(operation: Drop, { catalogue }: OperationContext): boolean {
  return operation.kind === 'drop-column'
    ? isSurelyNewColumn(catalogue, operation.table, operation.column)
    : isSurelyNewTable(catalogue, operation.table);
}

/** What is missing before it may be dropped, as the end of a sentence. */
function lackOf(drop: Drop, { prefix, wait }: Deprecation, context: PullRequestContext): string | undefined {
  if (!nameOf(drop).startsWith(prefix))
    return `was not renamed to \`${prefix}${nameOf(drop)}\` at least ${durationWords(wait)} before`;
  const renames = pastOperations(context, (operation) =>
    drop.kind === 'drop-column'
      ? operation.kind === 'rename-column' &&
        sameName(operation.table, drop.table) &&
        operation.newName === drop.column
      : operation.kind === 'rename-table' && operation.newName === drop.table.name,
  );
  const rename = renames.at(-1);
  if (rename === undefined) return 'no migration of the base branch renamed it so';
  const comment = commentOn(drop, context);
  const dates = [...(comment ?? '').matchAll(/\d{4}-\d{2}-\d{2}/g)].flatMap(([day]) => dayStart(day) ?? []);
  if (dates.length === 0) return 'no comment of the base branch says since when it is deprecated';
  const now = Date.parse(context.at);
  const since = rename.since ?? dates[0];
  if (since !== undefined && since + wait > now)
    return `it was renamed on ${dayOfInstant(since)}: it may be dropped from ${dayOfInstant(since + wait)} on`;
  const until = dates.length > 1 ? Math.max(...dates) : undefined;
  return until !== undefined && until > now
    ? `its comment says that it is safe to remove after ${dayOfInstant(until)}`
    : undefined;
}

function commentOn(drop: Drop, context: PullRequestContext): string | undefined {
  const comments = pastOperations(context, (operation) => {
    if (operation.kind !== 'comment' || operation.name === undefined) return false;
    return drop.kind === 'drop-column'
      ? operation.objectKind === 'column' &&
          operation.name.name === drop.column &&
          operation.table !== undefined &&
          sameName(operation.table, drop.table)
      : operation.objectKind === 'table' && sameName(operation.name, drop.table);
  });
  const last = comments.at(-1)?.operation;
  return last?.kind === 'comment' ? last.text : undefined;
}

function nameOf(drop: Drop): string {
  return drop.kind === 'drop-column' ? drop.column : drop.table.name;
}

function wholeName(drop: Drop): string {
  return drop.kind === 'drop-column' ? `${printName(drop.table)}.${drop.column}` : printName(drop.table);
}

function deprecationSql(drop: Drop, { prefix, wait }: Deprecation, at: string): string {
  const now = Date.parse(at);
  const said = printText(
    `Deprecated on ${dayOfInstant(now)}, safe to remove after ${dayOfInstant(now + wait)}`,
  );
  const retired = `${prefix}${nameOf(drop)}`;
  const table = printName(drop.table);
  if (drop.kind === 'drop-column')
    return [
      `ALTER TABLE ${table} RENAME COLUMN ${printIdentifier(drop.column)} TO ${printIdentifier(retired)};`,
      `COMMENT ON COLUMN ${table}.${printIdentifier(retired)} IS ${said};`,
    ].join('\n');
  const renamed: Name = { ...drop.table, name: retired };
  return [
    `ALTER TABLE ${table} RENAME TO ${printIdentifier(retired)};`,
    `COMMENT ON TABLE ${printName(renamed)} IS ${said};`,
  ].join('\n');
}
