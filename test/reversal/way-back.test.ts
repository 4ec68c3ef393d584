import { describe, expect, test } from 'vitest';
import { detectMigrations } from '../../src/detection/detect.ts';
import type { MigrationTool } from '../../src/domain/migration.ts';
import { wayBackOf } from '../../src/reversal/way-back.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { migrationOf } from '../assessment/pull-request.ts';
import './pull-request.ts';

/** The way back of the first file among all of them, as detection takes their paths. */
function wayBack(files: Readonly<Record<string, string>>, tool?: MigrationTool) {
  const changed = Object.keys(files).map((path) => ({ path, change: 'added' as const }));
  const read = detectMigrations(changed, { ignore: [] }).map((detected) => {
    const sql = files[detected.file.path] ?? '';
    const { direction, number } = detected;
    const file = { tool: tool ?? detected.tool, direction, ...(number === undefined ? {} : { number }) };
    const migration = migrationOf(detected.file.path, { sql, file });
    return { migration, script: readMigration(sql, migration.tool) };
  });
  const [first] = read;
  return first && wayBackOf(first, read);
}

describe('the way back of a migration', () => {
  test.each([
    ['migrations/099_add_tags.sql', 'migrations/099_rollback.sql'],
    ['migrations/099_add_tags.sql', 'migrations/rollback_099.sql'],
    ['migrations/20240101120000_add_tags.sql', 'migrations/rollback_20240101120000.sql'],
    ['migrations/099_add_tags.sql', 'migrations/rollback_add_tags.sql'],
    ['migrations/099_add_tags.up.sql', 'migrations/099_add_tags.down.sql'],
    ['migrations/2024-01-01-120000_tags/up.sql', 'migrations/2024-01-01-120000_tags/down.sql'],
    ['sql/V99__add_tags.sql', 'sql/U99__add_tags.sql'],
  ])('of %s is %s', (forward, back) => {
    const found = wayBack({ [forward]: 'CREATE TABLE tags (id int);', [back]: 'DROP TABLE tags;' });
    expect(found).toMatchObject({ kind: 'file', path: back, operations: [{ kind: 'drop-table' }] });
  });

  test('is the file beside it, where two have its number', () => {
    const found = wayBack({
      'b/migrations/001_tags.sql': 'SELECT 1;',
      'a/migrations/001_rollback.sql': 'DROP TABLE a;',
      'b/migrations/001_rollback.sql': 'DROP TABLE b;',
    });
    expect(found?.path).toBe('b/migrations/001_rollback.sql');
  });

  test('is its own section, or instructions in its comments', () => {
    const path = 'migrations/001_tags.sql';
    const section = '-- migrate:up\nSELECT 1;\n-- migrate:down\nDROP TABLE tags;';
    expect(wayBack({ [path]: section }, 'dbmate')).toMatchObject({ kind: 'section', path });
    const comment = 'SELECT 1;\n-- Rollback:\n-- DROP TABLE tags;';
    expect(wayBack({ [path]: comment })).toMatchObject({ kind: 'comment', path });
  });

  test('counts as not read where it is not SQL', () => {
    const found = wayBack({
      'migrations/001_tags.sql': 'SELECT 1;',
      'migrations/001_rollback.sql': 'DROP TABEL a;',
    });
    expect(found).toMatchObject({ kind: 'file', unread: true });
  });

  test('is not there when nothing says so', () => {
    expect(wayBack({ 'migrations/001_tags.sql': 'SELECT 1;' })).toBeUndefined();
    expect(
      wayBack({ 'migrations/001_tags.sql': 'SELECT 1;', 'migrations/002_rollback.sql': 'SELECT 1;' }),
    ).toBeUndefined();
  });
});
