import { rollbackFileNames } from '../../conventions/rollback-files.ts';
import type { Rollback } from '../../domain/reversal.ts';
import type { MigrationInPull } from '../pull-request-context.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = 'conventions: { rollback: { reverses: false } }';

const FILES = 'conventions: { rollback: { files: ["{number}_rollback.sql"] } }';

const ADD = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' };

export const missingRollback = newMigrationRule({
  id: 'missing-rollback',
  title: 'A migration comes without a way back',
  why: 'When a deployment goes wrong, whoever is there has to work out under pressure how the schema was before.',
  saferWay:
    'Write what takes the migration back, from the last statement to the first, and try it on a copy.',
  severity: 'error',
  categories: [],
  asks: ({ rollback }) => rollback,
  examples: {
    bad: [
      { policy: POLICY, files: ADD },
      { policy: POLICY, files: { ...ADD, 'migrations/098_rollback.sql': 'DROP TABLE tags;' } },
      { policy: POLICY, files: { ...ADD, 'migrations/099_rollback.sql': '-- nothing to do' } },
      {
        policy: FILES,
        files: {
          'migrations/099_add_tags.sql': 'CREATE TABLE tags (id int);\n-- Rollback:\n-- DROP TABLE tags;',
        },
      },
    ],
    good: [
      { policy: POLICY, files: { ...ADD, 'migrations/099_rollback.sql': 'DROP TABLE tags;' } },
      { policy: FILES, files: { ...ADD, 'migrations/099_rollback.sql': 'DROP TABLE tags;' } },
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': 'CREATE TABLE tags (id int);\n-- Rollback:\n-- DROP TABLE tags;',
        },
      },
      { policy: POLICY, files: { 'migrations/099_analyze.sql': 'ANALYZE bookings;' } },
    ],
  },
  check(each, { files }) {
    const rollback = each.rollback();
    if (leavesNothing(each, rollback)) return [];
    const names = files === undefined ? undefined : rollbackFileNames(files, each.migration);
    const why = lack(rollback, names);
    if (why === undefined) return [];
    const { sql } = rollback.proposal;
    const file = names?.[0];
    return [
      {
        message: `\`${each.migration.path}\` ${why}.`,
        ...(file === undefined ? {} : { saferWay: `Add \`${file}\` with what takes the migration back.` }),
        ...(sql === '' ? {} : { sql }),
      },
    ];
  },
});

/** Of what was read to its end it is known that nothing has to be taken back. */
function leavesNothing({ migration, script }: MigrationInPull, { proposal }: Rollback): boolean {
  return proposal.sql === '' && migration.content.kind === 'text' && script.problems.length === 0;
}

/** What is wrong with the way back, if it is not there. */
function lack({ wayBack }: Rollback, names: readonly string[] | undefined): string | undefined {
  if (names !== undefined && (wayBack?.kind !== 'file' || !names.includes(fileOf(wayBack.path))))
    return `comes without its rollback ${names.map((name) => `\`${name}\``).join(' or ')}`;
  if (wayBack === undefined) return 'comes without a rollback: no file, no section and no instructions';
  if (wayBack.kind === 'comment' || wayBack.unread || wayBack.operations.length > 0) return undefined;
  return wayBack.kind === 'file'
    ? `has a rollback without a statement, \`${wayBack.path}\``
    : 'has no statement in the section that goes back';
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
