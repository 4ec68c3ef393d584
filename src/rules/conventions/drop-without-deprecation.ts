import { dayOfInstant } from '../../conventions/calendar.ts';
import { type Deprecation, readDeprecation } from '../../conventions/deprecation.ts';
import type { Conventions } from '../../domain/convention.ts';
import { sameName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { datedCommentSql, deprecationSql, laterSql } from '../deprecation-sql.ts';
import { DROPS, type Drop, describeDrop, droppedName, dropsNew } from '../drops.ts';
import { retiredName } from '../made-name.ts';
import type { RecalledMigration } from '../pull-request-context.ts';
import { landedAt, lastPast, recalledBefore } from '../recalled.ts';
import { newMigrationRule } from '../rule.ts';
import { stepsOf } from '../steps.ts';
import { dayAfter, tooEarly } from '../waiting.ts';

const POLICY = 'conventions: { deprecation: { prefix: _deprecated_, wait: 30d } }';

const DROP = {
  'prisma/migrations/20260116100000_drop/migration.sql':
    'ALTER TABLE "User" DROP COLUMN "_deprecated_oldField";',
};

/** A history that deprecates the column. */
const deprecated = (comment: string) => ({
  'prisma/migrations/20230101000000_users/migration.sql':
    'CREATE TABLE "User" ("id" int, "oldField" text, "other" text);',
  'prisma/migrations/20251201000000_deprecate/migration.sql': `ALTER TABLE "User" RENAME COLUMN "oldField" TO "_deprecated_oldField";
COMMENT ON COLUMN "User"."_deprecated_oldField" IS '${comment}';`,
});

export const dropWithoutDeprecation = newMigrationRule({
  id: 'drop-without-deprecation',
  title: 'Something is dropped that was not deprecated for long enough',
  why: 'What still uses it shows only when it is gone; a name out of the way shows it too, and gives everything back in a moment.',
  saferWay:
    'Rename it out of the way with a dated comment, deploy that, and drop it when the safety period is over.',
  severity: 'error',
  categories: ['incompatible'],
  asks: ({ deprecation }) => deprecation,
  examples: {
    bad: [
      {
        policy: POLICY,
        base: deprecated('Deprecated on 2025-12-01, safe to remove after 2026-01-01'),
        files: {
          'prisma/migrations/20260116100000_drop/migration.sql': 'ALTER TABLE "User" DROP COLUMN "other";',
        },
      },
      { policy: POLICY, base: deprecated('An old field'), files: DROP },
      {
        policy: POLICY,
        base: deprecated('Deprecated on 2025-12-28, safe to remove after 2026-01-10'),
        files: DROP,
      },
      {
        policy: POLICY,
        base: deprecated('Deprecated on 2025-12-01, safe to remove after 2026-01-16'),
        files: DROP,
      },
      {
        policy: POLICY,
        base: { 'prisma/migrations/20230101000000_users/migration.sql': 'CREATE TABLE "User" ("id" int);' },
        files: { 'prisma/migrations/20260116100000_drop/migration.sql': 'DROP TABLE "User";' },
      },
      // What it does itself has not been deployed.
      {
        policy: POLICY,
        files: {
          'prisma/migrations/20260116100000_drop/migration.sql': `ALTER TABLE "User" RENAME COLUMN "oldField" TO "_deprecated_oldField";
COMMENT ON COLUMN "User"."_deprecated_oldField" IS 'Deprecated on 2024-01-15, safe to remove after 2024-02-15';
ALTER TABLE "User" DROP COLUMN "_deprecated_oldField";`,
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        base: deprecated('Deprecated on 2025-12-01, safe to remove after 2026-01-01'),
        files: DROP,
      },
      { policy: POLICY, base: deprecated('Deprecated, remove after 2026-01-15'), files: DROP },
      {
        policy: POLICY,
        base: {
          'prisma/migrations/20251201000000_deprecate/migration.sql': `ALTER TABLE "User" RENAME TO "_deprecated_User";
COMMENT ON TABLE "_deprecated_User" IS 'Deprecated on 2025-12-01, safe to remove after 2026-01-01';`,
        },
        files: {
          'prisma/migrations/20260116100000_drop/migration.sql': 'DROP TABLE "_deprecated_User";',
        },
      },
      {
        policy: POLICY,
        files: {
          'prisma/migrations/20260116100000_new/migration.sql':
            'CREATE TABLE "Tag" ("id" int, "name" text); ALTER TABLE "Tag" DROP COLUMN "name";',
        },
      },
    ],
  },
  check(each, convention, { recalled, at }) {
    return stepsOf([each], DROPS).flatMap(({ operation, catalogue }) => {
      if (dropsNew(operation, catalogue)) return [];
      const history = recalledBefore(each, recalled);
      const lack = lackOf(operation, { ...convention, at }, history);
      if (lack === undefined) return [];
      return [
        {
          message: `${describeDrop(operation)} is dropped ${lack.message}.`,
          sql: lack.sql,
          span: operation.span,
        },
      ];
    });
  },
});

type Asked = Pick<NonNullable<Conventions['deprecation']>, 'prefix' | 'wait'> & { readonly at: string };

interface Lack {
  /** What follows “is dropped”. */
  readonly message: string;
  /** The next step. */
  readonly sql: string;
}

/** What is missing before it may be dropped; undefined where nothing is. */
function lackOf(
  drop: Drop,
  asked: Asked,
  history: readonly RecalledMigration[] | undefined,
): Lack | undefined {
  const { prefix, wait, at } = asked;
  const name = droppedName(drop);
  if (!name.startsWith(prefix)) {
    const newName = retiredName(name, prefix);
    return {
      message: `without having been renamed to \`${newName}\` in an earlier deployment`,
      sql: deprecationSql(drop, newName, asked),
    };
  }
  const sql = datedCommentSql(drop, asked);
  if (history === undefined)
    return { message: 'and the migrations of the base branch could not be read for when that began', sql };
  const rename = lastPast(history, (each) => isRenameTo(each, drop));
  if (rename === undefined)
    return { message: 'and no migration of the base branch has renamed it to that name', sql };
  const names = [name, ...oldName(rename.operation)];
  const comment = lastPast(history, (each) => isCommentOn(each, drop, names));
  const said = comment === undefined ? undefined : readDeprecation(textOf(comment.operation));
  if (comment === undefined || said === undefined)
    return { message: 'without a dated comment on it that says since when it is deprecated', sql };
  const since = sinceWhen(said, comment.by) ?? landedAt(rename.by);
  if (since === undefined)
    return {
      message: 'and neither the comment on it nor its migration tells since when it is deprecated',
      sql,
    };
  const earliest = Math.max(dayAfter(since, wait), said.notBefore ?? 0);
  const early = tooEarly(earliest, at);
  if (early === undefined) return undefined;
  return {
    message: `${early}; it was deprecated on ${dayOfInstant(since)}`,
    sql: laterSql(drop, earliest),
  };
}

/** The comment's own date, but none from before its migration came to the branch. */
function sinceWhen({ since }: Deprecation, by: RecalledMigration): number | undefined {
  return since === undefined ? landedAt(by) : Math.max(since, landedAt(by) ?? 0);
}

function textOf(operation: Operation): string {
  return operation.kind === 'comment' ? (operation.text ?? '') : '';
}

function isRenameTo(operation: Operation, drop: Drop): boolean {
  if (drop.kind === 'drop-table')
    return (
      operation.kind === 'rename-table' &&
      sameName({ ...operation.table, name: operation.newName }, drop.table)
    );
  return (
    operation.kind === 'rename-column' &&
    operation.newName === drop.column &&
    sameName(operation.table, drop.table)
  );
}

function oldName(operation: Operation): readonly string[] {
  if (operation.kind === 'rename-table') return [operation.table.name];
  return operation.kind === 'rename-column' ? [operation.column] : [];
}

/** A comment stays with what it is on when that is renamed. */
function isCommentOn(operation: Operation, drop: Drop, names: readonly string[]): boolean {
  if (operation.kind !== 'comment' || operation.name === undefined) return false;
  const { objectKind, name, table } = operation;
  if (!names.includes(name.name)) return false;
  if (drop.kind === 'drop-table')
    return objectKind === 'table' && sameName({ ...name, name: drop.table.name }, drop.table);
  return objectKind === 'column' && table !== undefined && sameName(table, drop.table);
}
