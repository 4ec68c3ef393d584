import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import type { StepBack } from '../../src/domain/after-merge.ts';
import type { Migration } from '../../src/domain/migration.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { createBaseCatalogues } from '../../src/usecases/base-catalogue.ts';
import { stepsBack } from '../../src/usecases/steps-back.ts';
import { type File, migrationOf } from '../assessment/pull-request.ts';
import { POLICY } from '../support/facts.ts';

const policy = { ...POLICY, afterMerge: { rollbackSteps: ['low', 'medium', 'high'] } } as const;
const reader = {
  read: async (text: string, tool: Migration['tool']) => readMigration(text, tool),
};
const DOWN = { direction: 'rollback' } as const;

/** The steps back of a pull request with these files, on a base branch with these. */
function stepsOf(
  files: Readonly<Record<string, File>>,
  base: Readonly<Record<string, string>> = {},
  under: Pick<typeof POLICY, 'afterMerge'> = policy,
): Promise<readonly StepBack[]> {
  const migrations = Object.entries(files).map(([path, file]) => migrationOf(path, file));
  const read = migrations.map((migration) => ({
    migration,
    script:
      migration.content.kind === 'text' ? readMigration(migration.content.text, migration.tool) : undefined,
  }));
  const assessment = assess(read, policy);
  const history = Object.entries(base).map(([path, sql]) => migrationOf(path, sql));
  return stepsBack({ policy: { ...policy, ...under }, assessment }, history, createBaseCatalogues(reader));
}

describe('the steps back', () => {
  it('are those of the rollback file, as it is written', async () => {
    const sql = '-- back again\nALTER TABLE orders DROP COLUMN note;\n';
    expect(
      await stepsOf({
        'm/002_note.sql': 'ALTER TABLE orders ADD COLUMN note text;',
        'm/002_note.down.sql': { sql, file: DOWN },
      }),
    ).toEqual([
      { path: 'm/002_note.sql', from: 'file', source: 'm/002_note.down.sql', sql, whole: true, lost: [] },
    ]);
  });

  it('say what a rollback does not bring back', async () => {
    const [step] = await stepsOf({
      'm/002_drop.sql': 'DROP TABLE baskets;',
      'm/002_drop.down.sql': { sql: 'CREATE TABLE baskets (id int);', file: DOWN },
    });
    expect(step?.whole).toBe(false);
    expect(step?.lost).toEqual([expect.stringMatching(/baskets.*rows|data/)]);
  });

  it('are those of a section of the file, and of instructions in its comments without their marks', async () => {
    const [section] = await stepsOf({
      'm/002_note.sql': {
        sql: '-- +goose Up\nALTER TABLE orders ADD COLUMN note text;\n-- +goose Down\nALTER TABLE orders DROP COLUMN note;\n',
        file: { tool: 'goose' },
      },
    });
    expect(section).toMatchObject({ from: 'section', sql: 'ALTER TABLE orders DROP COLUMN note;' });
    const [comment] = await stepsOf({
      'm/002_note.sql':
        'ALTER TABLE orders ADD COLUMN note text;\n-- Rollback:\n-- ALTER TABLE orders\n--   DROP COLUMN note;\n',
    });
    expect(comment).toMatchObject({
      from: 'comment',
      sql: 'ALTER TABLE orders\n  DROP COLUMN note;',
    });
  });

  it('are worked out where there is no rollback, from what the schema was before', async () => {
    const files = { 'm/002_type.sql': 'ALTER TABLE orders ALTER COLUMN total TYPE bigint;' };
    const [step] = await stepsOf(files, { 'm/001_orders.sql': 'CREATE TABLE orders (total int);' });
    expect(step).toMatchObject({ from: 'proposal', source: 'm/002_type.sql', whole: true });
    expect(step?.sql).toMatch(/ALTER TABLE orders ALTER COLUMN total TYPE int/);
  });

  it('begin with the last migration, and know what those before it made', async () => {
    const steps = await stepsOf({
      'm/002_orders.sql': 'CREATE TABLE orders (total int);',
      'm/003_type.sql': 'ALTER TABLE orders ALTER COLUMN total TYPE bigint;',
    });
    expect(steps.map(({ path, whole }) => `${path} ${whole}`)).toEqual([
      'm/003_type.sql true',
      'm/002_orders.sql true',
    ]);
  });

  it('are none where nothing has to be taken back, or at levels that the policy does not name', async () => {
    expect(await stepsOf({ 'm/002_look.sql': 'SELECT 1;' })).toEqual([]);
    const add = { 'm/002_note.sql': 'ALTER TABLE orders ADD COLUMN note text;' };
    expect(await stepsOf(add, {}, { afterMerge: { rollbackSteps: ['high'] } })).toEqual([]);
  });
});
