import { beforeAll, describe, expect, it } from 'vitest';
import type { MigrationTool } from '../../src/domain/migration.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { loadParser } from '../../src/sql/parser.ts';

beforeAll(loadParser);

function places(text: string, tool: MigrationTool) {
  const { statements, rollback = [], problems } = readMigration(text, tool);
  const of = (all: typeof statements) =>
    all.flatMap(({ operations }) => operations.map(({ kind, span }) => `${span.from.line} ${kind}`));
  return { forward: of(statements), back: of(rollback), problems: problems.map(({ kind }) => kind) };
}

describe('a file that holds both ways', () => {
  it.each<[MigrationTool, string, string]>([
    ['goose', '-- +goose Up', '-- +goose Down'],
    ['dbmate', '-- migrate:up', '-- migrate:down'],
    ['sql-migrate', '-- +migrate Up', '-- +migrate Down'],
    ['node-pg-migrate', '-- Up Migration', '-- Down Migration'],
  ])('of %s: only the way forward is read as such, at its lines', (tool, up, down) => {
    const text = `${up}\nCREATE TABLE é (a int);\n\n${down}\nDROP TABLE é;\n`;
    expect(places(text, tool)).toEqual({ forward: ['2 create-table'], back: ['5 drop-table'], problems: [] });
  });

  it('goes forward until a marker says otherwise', () => {
    expect(places('DROP TABLE a;\n-- +goose Up\nSELECT 1;', 'goose').forward).toEqual([
      '1 drop-table',
      '3 select',
    ]);
  });

  it('is read whole when its tool has no such markers', () => {
    const text = '-- migrate:up\nSELECT 1;\n-- migrate:down\nDROP TABLE a;';
    expect(places(text, 'numbered')).toEqual({
      forward: ['2 select', '4 drop-table'],
      back: [],
      problems: [],
    });
  });

  it('may end a statement by a marker in place of a semicolon', () => {
    const text =
      '-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE a (b int)\n-- +goose StatementEnd\nDROP TABLE c;';
    expect(places(text, 'goose')).toEqual({
      forward: ['3 create-table', '5 drop-table'],
      back: [],
      problems: [],
    });
  });
});

describe('the transaction that a tool runs a file in', () => {
  it.each<[MigrationTool, string, string]>([
    ['numbered', '', 'unknown'],
    ['prisma', 'SELECT 1; SELECT 2;', 'query'],
    ['prisma', 'CREATE INDEX CONCURRENTLY i ON t (a);', 'statement'],
    ['golang-migrate', 'CREATE INDEX CONCURRENTLY i ON t (a);', 'statement'],
    ['supabase', 'CREATE INDEX CONCURRENTLY i ON t (a);', 'query'],
    ['flyway', 'CREATE INDEX CONCURRENTLY i ON t (a);', 'statement'],
    ['flyway', 'SELECT 1;', 'file'],
    ['diesel', 'SELECT 1;', 'unknown'],
    ['goose', '-- +goose NO TRANSACTION', 'statement'],
    ['goose', '', 'file'],
    ['dbmate', '-- migrate:up transaction:false', 'statement'],
    ['sql-migrate', '-- +migrate Up notransaction', 'statement'],
    ['sqlx', '-- no-transaction', 'statement'],
    ['liquibase', '--changeset ann:1 runInTransaction:false', 'statement'],
    ['atlas', '-- atlas:txmode none', 'statement'],
    ['alembic', '', 'file'],
  ])('%s with “%s”: %s', (tool, line, transaction) => {
    expect(readMigration(`${line}\n`, tool).transaction).toBe(transaction);
  });
});

describe('an Alembic migration', () => {
  const text = `from alembic import op
import sqlalchemy as sa

def upgrade():
    op.drop_table("a")
    op.execute(what)
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY i ON b (c); SELECT 1")

def downgrade():
    op.create_table("a", sa.Column("b", sa.Text()))
`;

  it('is read as the SQL it sends, at the places of its calls', () => {
    expect(places(text, 'alembic')).toEqual({
      forward: ['5 drop-table', '6 dynamic-sql', '8 create-index', '8 select'],
      back: ['11 create-table'],
      problems: [],
    });
  });

  it('shows the SQL it sends', () => {
    expect(readMigration(text, 'alembic').dryRun).toEqual([
      'DROP TABLE a',
      '-- Not known before run time: what is not known before run time',
      'CREATE INDEX CONCURRENTLY i ON b (c); SELECT 1',
    ]);
  });

  it('knows what runs outside the transaction', () => {
    const { statements } = readMigration(text, 'alembic');
    expect(statements.map(({ outsideTransaction }) => outsideTransaction)).toEqual([
      undefined,
      undefined,
      true,
      true,
    ]);
  });

  it('says where it is no Python, and where its SQL is none', () => {
    expect(places('def upgrade(:\n  op.drop_table("a")', 'alembic').problems).toContain('syntax-error');
    const wrong = 'from alembic import op\ndef upgrade():\n    op.execute("DROP TABEL a")\n';
    expect(readMigration(wrong, 'alembic').problems).toMatchObject([
      { kind: 'syntax-error', at: { line: 3 } },
    ]);
  });
});
