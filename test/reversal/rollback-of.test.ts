import { expect, test } from 'vitest';
import { rollbackOf } from '../../src/reversal/rollback-of.ts';
import { readScript } from '../../src/sql/read.ts';
import { type File, migrationOf } from '../assessment/pull-request.ts';
import { schemaOf } from './pull-request.ts';

const read = (path: string, file: File) => {
  const migration = migrationOf(path, file);
  return {
    migration,
    script: migration.content.kind === 'text' ? readScript(migration.content.text) : undefined,
  };
};

const FORWARD = read(
  'migrations/099_tags.sql',
  'CREATE TABLE tags (id int);\nCREATE VIEW v AS SELECT id FROM tags;',
);
const BACK = read('migrations/099_rollback.sql', {
  sql: 'DROP VIEW v;',
  file: { direction: 'rollback' },
});

test('a rollback that forgets something is held against its migration, beside what would take all of it back', () => {
  const { wayBack, reversal, proposal } = rollbackOf(FORWARD, [FORWARD, BACK], schemaOf(''));
  expect(wayBack).toMatchObject({ kind: 'file', path: 'migrations/099_rollback.sql', unread: false });
  expect(reversal.operations.map(({ undoing }) => undoing.kind)).toEqual(['not-reversed', 'reversed']);
  expect(proposal).toEqual({ sql: 'DROP VIEW v;\nDROP TABLE tags;', whole: true });
});

test('a migration without a rollback has nothing that takes it back, and the same to copy', () => {
  const { wayBack, reversal, proposal } = rollbackOf(FORWARD, [FORWARD], schemaOf(''));
  expect(wayBack).toBeUndefined();
  expect(reversal.operations.map(({ undoing }) => undoing.kind)).toEqual(['not-reversed', 'not-reversed']);
  expect(proposal.whole).toBe(true);
});
