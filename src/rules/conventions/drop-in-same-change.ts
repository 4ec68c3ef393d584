import { dayOfInstant } from '../../conventions/calendar.ts';
import { durationWords } from '../../domain/duration.ts';
import { type Name, printIdentifier, printName, sameName } from '../../domain/operation/name.ts';
import type { Operation, OperationOf } from '../../domain/operation/operation.ts';
import { isBackup } from '../backups.ts';
import { isSurelyNewColumn, isSurelyNewTable } from '../catalogue.ts';
import type { PullRequestContext } from '../pull-request-context.ts';
import { pastOperations } from '../recalled.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions:\n  two-phases: { wait: 2w }';
const ADD = 'ALTER TABLE users ADD COLUMN email_address text; UPDATE users SET email_address = old_email;';
const DROP = 'ALTER TABLE users DROP COLUMN old_email;';

export const dropInSameChange = pullRequestRule({
  id: 'drop-in-same-change',
  title: 'A column is dropped together with what replaces it, or too soon after it',
  why: 'The code that is running reads the old column until the last of it is replaced; and when the new code has to be taken back, what it needs is gone.',
  saferWay: 'Add and fill the new one, deploy the code that writes both, and drop the old one weeks later.',
  severity: 'error',
  categories: [],
  asks: ({ twoPhases }) => twoPhases,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/20260116120000_email.sql': `${ADD} ${DROP}` } },
      {
        policy: POLICY,
        base: { 'migrations/20260110120000_email.sql': ADD },
        files: { 'migrations/20260116120000_drop.sql': DROP },
      },
      {
        policy: POLICY,
        base: { 'migrations/098_email.sql': ADD },
        files: { 'migrations/099_drop.sql': DROP },
      },
      {
        policy: POLICY,
        files: {
          'migrations/099_split.sql': 'INSERT INTO emails SELECT id, old_email FROM users; DROP TABLE users;',
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        base: { 'migrations/20251201120000_email.sql': ADD },
        files: { 'migrations/20260116120000_drop.sql': DROP },
      },
      { policy: POLICY, files: { 'migrations/099_drop.sql': DROP } },
    ],
  },
  check(context, { wait }) {
    const steps = context.ahead.flatMap((each) =>
      each.steps().map((step) => ({ step, path: each.migration.path })),
    );
    const operations = steps.map(({ step }) => step.operation);
    return steps.flatMap(({ step: { operation, catalogue }, path }) => {
      if (operation.kind !== 'drop-column' && operation.kind !== 'drop-table') return [];
      const isNew =
        operation.kind === 'drop-column'
          ? isSurelyNewColumn(catalogue, operation.table, operation.column)
          : isSurelyNewTable(catalogue, operation.table);
      if (isNew || isBackup(operation.table)) return [];
      const lack = lackHere(operation, operations) ?? lackBefore(operation, wait, context);
      if (lack === undefined) return [];
      return [
        {
          path,
          span: operation.span,
          message: `\`${nameOf(operation)}\` is dropped, and ${lack}.`,
          sql: `-- In a pull request of its own, at least ${durationWords(wait)} after the code stopped using it:\n${dropSql(operation)}`,
        },
      ];
    });
  },
});

type Drop = OperationOf<'drop-column' | 'drop-table'>;

/** What in the same pull request takes its place. */
function lackHere({ table }: Drop, operations: readonly Operation[]): string | undefined {
  const added = operations.find((each) => each.kind === 'add-column' && sameName(each.table, table));
  if (added?.kind === 'add-column')
    return `the same pull request adds \`${printName(table)}.${added.column.name}\``;
  const copy = operations.find((each) => readsFrom(each, table));
  return copy === undefined
    ? undefined
    : `the same pull request moves its rows to \`${printName(copy.table)}\``;
}

type Copy = OperationOf<'insert' | 'update' | 'merge'>;

/** Copies into a backup move nothing. */
function readsFrom(operation: Operation, table: Name): operation is Copy {
  return (
    (operation.kind === 'insert' || operation.kind === 'update' || operation.kind === 'merge') &&
    !isBackup(operation.table) &&
    !sameName(operation.table, table) &&
    operation.reads.some((read) => sameName(read, table))
  );
}

/** What was added on the base branch to take its place, and is not there long enough. */
function lackBefore(drop: Drop, wait: number, context: PullRequestContext): string | undefined {
  if (drop.kind === 'drop-table') return undefined;
  const name = drop.column.toLowerCase();
  const phases = pastOperations(
    context,
    (operation) =>
      operation.kind === 'add-column' &&
      sameName(operation.table, drop.table) &&
      operation.column.name !== drop.column,
  ).filter(
    ({ migration: { migration } }) =>
      migration.content.kind === 'text' && migration.content.text.toLowerCase().includes(name),
  );
  const last = phases.at(-1);
  if (last?.operation.kind !== 'add-column') return undefined;
  const added = `\`${last.operation.column.name}\`, which takes its place,`;
  if (last.since === undefined)
    return `nobody can tell since when ${added} is on the base branch: it takes ${durationWords(wait)}`;
  return last.since + wait > Date.parse(context.at)
    ? `${added} is on the base branch since ${dayOfInstant(last.since)}: it may be dropped from ${dayOfInstant(last.since + wait)} on`
    : undefined;
}

function nameOf(drop: Drop): string {
  return drop.kind === 'drop-column' ? `${printName(drop.table)}.${drop.column}` : printName(drop.table);
}

function dropSql(drop: Drop): string {
  return drop.kind === 'drop-column'
    ? `ALTER TABLE ${printName(drop.table)} DROP COLUMN ${printIdentifier(drop.column)};`
    : `DROP TABLE ${printName(drop.table)};`;
}
