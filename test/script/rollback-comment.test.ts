import { beforeAll, describe, expect, it } from 'vitest';
import { readMigration } from '../../src/script/read-migration.ts';
import { loadParser } from '../../src/sql/parser.ts';

beforeAll(loadParser);

/** What the instructions do, each with its line; undefined where there are none. */
function instructionsIn(text: string): readonly string[] | undefined {
  return readMigration(text, 'numbered').rollbackComment?.flatMap(({ operations }) =>
    operations.map(({ kind, span }) => `${span.from.line} ${kind}`),
  );
}

describe('rollback instructions in comments', () => {
  it.each([
    ['-- Rollback:\n-- DROP TABLE é;', ['3 drop-table']],
    ['-- ROLLBACK INSTRUCTIONS\n-- DROP TABLE é;', ['3 drop-table']],
    ['-- ============\n-- ROLLBACK\n-- ============\n-- DROP TABLE é;', ['5 drop-table']],
    ['-- === Down migration ===\n-- DROP TABLE é;', ['3 drop-table']],
    ['-- To undo, run:\n--   DROP TABLE é;', ['3 drop-table']],
    ['/*\n * Rollback:\n *   DROP TABLE é;\n */', ['4 drop-table']],
    ['/* ROLLBACK:\nDROP TABLE é;\nDROP TYPE m;\n*/', ['3 drop-table', '4 drop-type']],
    ['-- Rollback:\n-- 1. DROP INDEX i;\n-- 2. DROP TABLE é;', ['3 drop-index', '4 drop-table']],
    [
      '-- Rollback:\n-- ALTER TABLE é\n--   DROP COLUMN a,\n--   DROP COLUMN b;',
      ['4 drop-column', '5 drop-column'],
    ],
    ['-- Rollback:\n-- DROP INDEX i\n-- DROP TABLE é', ['3 drop-index', '4 drop-table']],
    ['-- Rollback:\n-- First, stop the workers.\n-- DROP TABLE é;\n-- Then start them.', ['4 drop-table']],
  ])('are read as the SQL that they are: %s', (comment, read) => {
    const text = `CREATE TABLE é (a int);\n${comment}\n`;
    expect(instructionsIn(text)).toEqual(read);
    expect(readMigration(text, 'numbered').statements).toHaveLength(1);
  });

  it('may be words only, and are there all the same', () => {
    expect(instructionsIn('-- Rollback: restore the backup of the evening.\nSELECT 1;')).toEqual([]);
  });

  it('end where SQL or another part begins', () => {
    const text =
      '-- Rollback:\n-- DROP TABLE a;\n-- Verification:\n-- DROP TABLE b;\nSELECT 1;\n-- DROP TABLE c;';
    expect(instructionsIn(text)).toEqual(['2 drop-table']);
  });

  it.each([
    '-- adds the table of tags\nCREATE TABLE tags (id int);',
    "SELECT '-- Rollback:\n-- DROP TABLE a;';",
    '-- this cannot be rolled back\nSELECT 1;',
    '-- cooldown of a user\nSELECT 1;',
  ])('are not seen in %s', (text) => {
    expect(instructionsIn(text)).toBeUndefined();
  });
});

describe('a way back that cannot be read', () => {
  it('is said to be so', () => {
    const text = '-- +goose Up\nSELECT 1;\n-- +goose Down\nDROP TABEL a;';
    const { problems, rollbackProblems } = readMigration(text, 'goose');
    expect(problems).toEqual([]);
    expect(rollbackProblems).toMatchObject([{ kind: 'syntax-error', at: { line: 4 } }]);
    const python = 'from alembic import op\ndef downgrade():\n    op.execute("DROP TABEL a")\n';
    expect(readMigration(python, 'alembic').rollbackProblems).toMatchObject([{ kind: 'syntax-error' }]);
  });
});
