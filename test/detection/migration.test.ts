import { describe, expect, it } from 'vitest';
import { detectMigrations } from '../../src/detection/detect.ts';
import { toMigrations } from '../../src/detection/migration.ts';
import type { ChangedFile, FileEntry } from '../../src/domain/snapshot.ts';

const PATH = 'migrations/001_tags.sql';
const ABSENT: FileEntry = { content: { kind: 'absent' } };

function text(sql: string): FileEntry {
  return { mode: 'regular', blob: 'b10b', content: { kind: 'text', text: sql, bytes: sql.length } };
}

/** The one migration that the file is, with what is at the head and on the base branch. */
function migration(
  file: Partial<ChangedFile>,
  head: Record<string, FileEntry>,
  base: Record<string, FileEntry> = {},
) {
  const detected = detectMigrations([{ path: PATH, change: 'added', ...file }], { ignore: [] });
  return toMigrations(detected, head, base, [])[0];
}

describe('what a migration holds', () => {
  it('comes from the head, with its mode and blob', () => {
    expect(migration({}, { [PATH]: text('SELECT 1') }, { [PATH]: ABSENT })).toEqual({
      path: PATH,
      change: 'added',
      tool: 'numbered',
      direction: 'forward',
      number: '001',
      onBase: false,
      mode: 'regular',
      blob: 'b10b',
      content: { kind: 'text', text: 'SELECT 1', bytes: 8 },
    });
  });

  it('is unreadable, never empty, when it was not read or is not there', () => {
    const notFound = { kind: 'unreadable', reason: 'not-found' };
    expect(migration({}, {})?.content).toEqual(notFound);
    expect(migration({ change: 'modified' }, { [PATH]: ABSENT })?.content).toEqual(notFound);
  });

  it('is absent when the pull request removes it', () => {
    const removed = migration({ change: 'removed' }, {}, { [PATH]: text('SELECT 1') });
    expect(removed).toMatchObject({ content: { kind: 'absent' }, onBase: true });
    expect(removed).not.toHaveProperty('blob');
  });

  it('is not read as SQL when it is code', () => {
    const path = 'db/migrate/20260116_tags.rb';
    expect(migration({ path }, { [path]: text('drop_table :tags') })?.content).toMatchObject({
      kind: 'unreadable',
      reason: 'not-sql',
    });
  });
});

describe('whether the base branch has it', () => {
  it('is what the base branch says, whatever the change is called', () => {
    expect(migration({}, {}, { [PATH]: text('') })?.onBase).toBe(true);
    expect(migration({ change: 'modified' }, {}, { [PATH]: ABSENT })?.onBase).toBe(false);
  });

  it('is taken from the change where the base branch was not read', () => {
    expect(migration({ change: 'added' }, {})?.onBase).toBe(false);
    expect(migration({ change: 'modified' }, {})?.onBase).toBe(true);
  });

  it('is so for one that was renamed from a migration', () => {
    const previousPath = 'migrations/000_tags.sql';
    const renamed = { change: 'renamed', previousPath } as const;
    expect(migration(renamed, {}, { [PATH]: ABSENT, [previousPath]: text('') })?.onBase).toBe(true);
    expect(migration(renamed, {}, { [PATH]: ABSENT, [previousPath]: ABSENT })?.onBase).toBe(false);
    expect(migration(renamed, {}, { [PATH]: ABSENT })?.onBase).toBe(true);
  });

  it('is not so for one that was renamed from a draft elsewhere', () => {
    const renamed = { change: 'renamed', previousPath: 'draft.sql' } as const;
    expect(migration(renamed, {}, { [PATH]: ABSENT, 'draft.sql': text('') })?.onBase).toBe(false);
  });
});

describe('the tool that only the text tells', () => {
  it.each([
    ['goose', '-- +goose Up\nSELECT 1;\n-- +goose Down\n'],
    ['dbmate', '-- migrate:up\nSELECT 1;\n\n-- migrate:down\n'],
    ['sql-migrate', '-- +migrate Up\nSELECT 1;'],
    ['node-pg-migrate', '-- Up Migration\nSELECT 1;\n-- Down Migration'],
    ['liquibase', '--liquibase formatted sql\n--changeset nvoxland:1\nSELECT 1;'],
    ['sqlx', '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);'],
    ['drizzle', 'SELECT 1;\n--> statement-breakpoint\nSELECT 2;'],
    ['atlas', '-- atlas:txmode none\n\nSELECT 1;'],
    ['numbered', "SELECT '-- +goose Up';"],
  ])('is %s', (tool, sql) => {
    expect(migration({}, { [PATH]: text(sql) })?.tool).toBe(tool);
  });

  it.each([
    ['the branch’s own migrations show another way', ['SELECT 1;']],
    ['it is not known how the branch’s migrations are run', undefined],
  ])('hides no part of a file where %s', (_why, branch) => {
    const detected = detectMigrations([{ path: PATH, change: 'added' }], { ignore: [] });
    const head = { [PATH]: text('-- +goose Up\n-- +goose Down\nDROP TABLE a;') };
    expect(toMigrations(detected, head, {}, branch)[0]?.tool).toBe('numbered');
    expect(toMigrations(detected, head, {}, ['-- +goose Up\nSELECT 1;'])[0]?.tool).toBe('goose');
  });

  it('cannot be other than the one that the policy names', () => {
    const patterns = { paths: ['migrations/*.sql'], ignore: [], tool: 'numbered' } as const;
    const detected = detectMigrations([{ path: PATH, change: 'added' }], patterns);
    expect(toMigrations(detected, { [PATH]: text('-- +goose Up') }, {})[0]?.tool).toBe('numbered');
  });

  it('is not looked for where the path tells', () => {
    const path = 'supabase/migrations/1_tags.sql';
    expect(migration({ path }, { [path]: text('-- +goose Up') })?.tool).toBe('supabase');
  });
});
