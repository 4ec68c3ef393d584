import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import type { Migration } from '../../src/domain/migration.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { recall } from '../../src/usecases/recall.ts';
import { migrationOf, policy } from '../assessment/pull-request.ts';

await loadParser();

const reader = { read: async (text: string, tool: Migration['tool']) => readMigration(text, tool) };
const base = [
  migrationOf('migrations/100_rooms.sql', 'CREATE TABLE rooms (id int);'),
  migrationOf('migrations/099_email.sql', 'ALTER TABLE users ADD COLUMN email text;'),
  migrationOf('migrations/098_users.sql', 'CREATE TABLE users (id int, phone text);'),
];
const drop = migrationOf('migrations/101_drop.sql', 'ALTER TABLE users DROP COLUMN phone;');
const assessment = assess(
  [{ migration: drop, script: readMigration('ALTER TABLE users DROP COLUMN phone;', 'numbered') }],
  policy,
);
const twoPhases = { twoPhases: { when: {}, wait: 1 } };

describe('what the base branch did before', () => {
  test('is read where it speaks of what is taken away, oldest first', async () => {
    const recalled = await recall(assessment, twoPhases, base, { reader });
    expect(recalled.map(({ migration }) => migration.number)).toEqual(['098', '099']);
  });

  test('is dated by the branch, in one question', async () => {
    const asked: string[] = [];
    const lastChanged = async (paths: readonly string[]) => {
      asked.push(...paths);
      return { 'migrations/099_email.sql': '2026-01-01T00:00:00Z' };
    };
    const recalled = await recall(assessment, twoPhases, base, { reader, lastChanged });
    expect(asked).toEqual(['migrations/098_users.sql', 'migrations/099_email.sql']);
    expect(recalled.map(({ since }) => since)).toEqual([undefined, '2026-01-01T00:00:00Z']);
  });

  test('is left alone where no convention asks for it', async () => {
    expect(await recall(assessment, {}, base, { reader })).toEqual([]);
  });
});
