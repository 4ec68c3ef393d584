import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectMigrations } from '../../src/detection/detect.ts';
import type { Direction, MigrationTool } from '../../src/domain/migration.ts';
import type { MigrationPatterns } from '../../src/domain/policy.ts';
import type { ChangedFile } from '../../src/domain/snapshot.ts';

const EVERYWHERE: MigrationPatterns = { ignore: [] };

function detect(files: readonly (string | ChangedFile)[], patterns = EVERYWHERE) {
  const changed = files.map((file) =>
    typeof file === 'string' ? { path: file, change: 'added' as const } : file,
  );
  return detectMigrations(changed, patterns);
}

/** Tool, direction and number of a pull request's one migration. */
function placed(path: string, patterns = EVERYWHERE) {
  const [first] = detect([path], patterns);
  return first === undefined ? undefined : [first.tool, first.direction, first.number];
}

describe('the layout of a tool', () => {
  it.each<[string, MigrationTool, Direction, string | undefined]>([
    ['backend/migrations/099_add_tags.sql', 'numbered', 'forward', '099'],
    ['backend/migrations/099A_fix_tags.sql', 'numbered', 'forward', '099A'],
    ['migrations/tenant/0001-initialmigration.sql', 'numbered', 'forward', '0001'],
    ['db/2026-01-16-1200-tags.sql', 'numbered', 'forward', '2026-01-16-1200'],
    ['schema/1.2.sql', 'numbered', 'forward', '1.2'],
    ['migrations/seed.sql', 'numbered', 'forward', undefined],
    ['db/migrations', 'numbered', 'forward', undefined],
    [
      'packages/api/prisma/migrations/20260116120000_add_tags/migration.sql',
      'prisma',
      'forward',
      '20260116120000',
    ],
    ['prisma/migrations/0_init/migration.sql', 'prisma', 'forward', '0'],
    ['supabase/migrations/036_add_preferences.sql', 'supabase', 'forward', '036'],
    ['supabase/migrations/20260116120000_add_tags.down.sql', 'supabase', 'forward', '20260116120000'],
    ['src/main/resources/db/migration/V1.0.45__grant.sql', 'flyway', 'forward', '1.0.45'],
    ['sql/V2_1__tags.sql', 'flyway', 'forward', '2.1'],
    ['sql/U2__tags.sql', 'flyway', 'rollback', '2'],
    ['sql/B3__baseline.sql', 'flyway', 'forward', '3'],
    ['sql/R__tag_view.sql', 'flyway', 'repeatable', undefined],
    ['migrations/001_tags.up.sql', 'golang-migrate', 'forward', '001'],
    ['migrations/001_tags.down.sql', 'golang-migrate', 'rollback', '001'],
    ['migrations/2026-01-16-120000_tags/up.sql', 'diesel', 'forward', '20260116120000'],
    ['migrations/20141001190231_tags/down.sql', 'diesel', 'rollback', '20141001190231'],
    ['drizzle/0003_add_tags.sql', 'drizzle', 'forward', '0003'],
    ['src/main/resources/db/changelog/001-tags.sql', 'liquibase', 'forward', '001'],
    ['alembic/versions/1975ea83b712_add_tags.py', 'alembic', 'forward', undefined],
    ['server/migrations/versions/2026-07-16-1538_add_tags.py', 'alembic', 'forward', '2026-07-16-1538'],
    ['db/migrate/20260116120000_add_tags.rb', 'code', 'forward', '20260116120000'],
    ['shop/migrations/0002_tags.py', 'code', 'forward', '0002'],
    ['migrations/20260116120000_add_tags.js', 'code', 'forward', '20260116120000'],
    ['src/migrations/1768564800000-AddTags.ts', 'code', 'forward', '1768564800000'],
    ['database/migrations/2026_01_16_120000_add_tags.php', 'code', 'forward', '2026_01_16_120000'],
    ['priv/repo/migrations/20260116120000_add_tags.exs', 'code', 'forward', '20260116120000'],
    ['Migrations/20260116120000_AddTags.cs', 'code', 'forward', '20260116120000'],
    ['src/main/resources/db/changelog/db.changelog-1.0.xml', 'code', 'forward', undefined],
  ])('%s is one of %s, %s, number %s', (path, tool, direction, number) => {
    expect(placed(path)).toEqual([tool, direction, number]);
  });

  it.each([
    'README.md',
    'docs/migrations/guide.md',
    'src/queries/find_tags.sql',
    'prisma/migrations/migration_lock.toml',
    'prisma/schema.prisma',
    'migrations/atlas.sum',
    'drizzle/meta/_journal.json',
    'shop/migrations/__init__.py',
    'alembic/versions/__init__.py',
    'api/versions/v1.py',
    'src/migrations/index.ts',
    'src/migrations/0001_tags.test.ts',
    'src/migration-notes/list.ts',
    '.changeset/brave-cats.md',
    'changelogs/fragments/12-fix.yml',
  ])('%s is none', (path) => {
    expect(placed(path)).toBeUndefined();
  });

  it('that several tools share is told by what the tool writes beside it', () => {
    const [atlas] = detect(['migrations/20260116120000_tags.sql', 'migrations/atlas.sum']);
    expect(atlas?.tool).toBe('atlas');
    const [drizzle] = detect(['src/db/migrations/0001_tags.sql', 'src/db/migrations/meta/_journal.json']);
    expect(drizzle?.tool).toBe('drizzle');
    const [sqlx] = detect(['migrations/001_tags.sql', '.sqlx/query-0f1e.json']);
    expect(sqlx?.tool).toBe('sqlx');
    const [elsewhere] = detect(['a/migrations/001_tags.sql', 'b/migrations/atlas.sum']);
    expect(elsewhere?.tool).toBe('numbered');
  });
});

describe('a renamed file', () => {
  const from = (previousPath: string, path: string, change: ChangedFile['change'] = 'renamed') =>
    detect([{ path, previousPath, change }]);

  it('is a migration when it leaves the folder', () => {
    expect(from('migrations/001_tags.sql', 'attic/tags.txt')).toMatchObject([
      { tool: 'numbered', number: '001', wasMigration: true },
    ]);
  });

  it('is one when it comes into the folder, and was none before', () => {
    expect(from('draft.sql', 'migrations/001_tags.sql')).toMatchObject([
      { number: '001', wasMigration: false },
    ]);
  });

  it('goes by its new place when both are migrations', () => {
    expect(from('migrations/001_tags.sql', 'migrations/002_tags.sql')).toMatchObject([
      { number: '002', wasMigration: true },
    ]);
  });

  it('is none when a migration was only copied to it', () => {
    expect(from('migrations/001_tags.sql', 'docs/example.txt', 'copied')).toEqual([]);
  });
});

describe('a file that is only by its name a rollback', () => {
  const directions = (...files: readonly string[]) => detect(files).map(({ direction }) => direction);

  it('is one beside the migration of its number', () => {
    expect(directions('migrations/099_tags.sql', 'migrations/099_rollback.sql')).toEqual([
      'forward',
      'rollback',
    ]);
    expect(directions('migrations/099_tags.sql', 'migrations/rollback/099_tags.rollback.sql')).toEqual([
      'forward',
      'rollback',
    ]);
  });

  it('is one beside the migration of its name, or in its folder', () => {
    expect(
      directions('prisma/migrations/1_add_roles/migration.sql', 'prisma/migrations/rollback_add_roles.sql'),
    ).toEqual(['forward', 'rollback']);
    expect(
      directions('prisma/migrations/1_roles/migration.sql', 'prisma/migrations/1_roles/rollback.sql'),
    ).toEqual(['forward', 'rollback']);
  });

  it('is one in Supabase’s folder where no number is in front, for only numbered files are run', () => {
    expect(
      directions(
        'supabase/migrations/036_tags.sql',
        'supabase/migrations/rollback_036_tags.sql',
        'supabase/migrations/037_tags.down.sql',
      ),
    ).toEqual(['forward', 'rollback', 'forward']);
  });

  it('counts as a migration when it comes alone, for a script would run it', () => {
    expect(directions('migrations/100_rollback.sql')).toEqual(['forward']);
    expect(directions('migrations/099_tags.sql', 'migrations/100_rollback.sql')).toEqual([
      'forward',
      'forward',
    ]);
  });

  it('stays one when the base branch has it and it is changed', () => {
    const [changed] = detect([{ path: 'migrations/099_rollback.sql', change: 'modified' }]);
    expect(changed?.direction).toBe('rollback');
  });
});

describe('the paths of a policy', () => {
  const patterns: MigrationPatterns = { paths: ['backend/migrations/**/*.sql'], ignore: ['**/archive/**'] };

  it('say alone what is a migration', () => {
    expect(placed('backend/migrations/099_tags.sql', patterns)).toEqual(['numbered', 'forward', '099']);
    expect(placed('backend/migrations/notes.sql', patterns)).toEqual(['numbered', 'forward', undefined]);
    expect(placed('other/migrations/001_tags.sql', patterns)).toBeUndefined();
    expect(placed('changes.txt', { paths: ['*.txt'], ignore: [] })).toEqual([
      'numbered',
      'forward',
      undefined,
    ]);
  });

  it('can leave files out', () => {
    expect(placed('backend/migrations/archive/001_tags.sql', patterns)).toBeUndefined();
    expect(placed('migrations/001_tags.sql', { ignore: ['migrations/**'] })).toBeUndefined();
  });

  it('leave out only what is written just so', () => {
    expect(placed('backend/migrations/Archive/001_tags.sql', patterns)).toBeDefined();
  });

  it('can name the tool, whose layout then decides', () => {
    const plain = { ...patterns, tool: 'numbered' as const };
    expect(placed('backend/migrations/V1__tags.sql', plain)).toEqual(['numbered', 'forward', undefined]);
    const goose = { ...patterns, tool: 'goose' as const };
    expect(placed('backend/migrations/099_tags.sql', goose)).toEqual(['goose', 'forward', '099']);
  });

  it('take a link in place of their folder for a migration', () => {
    expect(placed('backend/migrations', patterns)).toBeDefined();
    expect(placed('backend', patterns)).toBeDefined();
    expect(placed('backend2', patterns)).toBeUndefined();
  });
});

describe('a path that is written to be missed', () => {
  it.each([
    ['in capitals', 'Backend/MIGRATIONS/099_TAGS.SQL'],
    ['with a zero-width space', 'backend/migra\u200btions/099_tags.sql'],
    ['with a bidirectional mark', 'backend/migrations/099_tags\u202e.sql'],
    ['with a trailing space', 'backend/migrations/099_tags.sql '],
    ['with a control character', 'backend/migrations/099_tags.sql\u0007'],
    ['with letters that look alike', 'backend/migrаtiоns/099_tags.sql'],
    ['in full-width letters', 'backend/ｍｉｇｒａｔｉｏｎｓ/099_tags.sql'],
  ])('%s is found by layout and by the paths of a policy', (_, path) => {
    expect(placed(path)).toBeDefined();
    expect(placed(path, { paths: ['backend/migrations/*.sql'], ignore: [] })).toBeDefined();
  });

  it('in decomposed Unicode is found by a composed pattern', () => {
    const paths = ['base-de-données/*.sql'];
    expect(placed('base-de-donne\u0301es/001.sql', { paths, ignore: [] })).toBeDefined();
  });

  it('that is absurdly long counts as a migration', () => {
    expect(placed(`${'a/'.repeat(300)}x`)).toEqual(['numbered', 'forward', undefined]);
    expect(placed(`${'a/'.repeat(300)}x`, { paths: ['migrations/*.sql'], ignore: ['**'] })).toBeDefined();
  });

  it('never ends detection', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        expect(detect([path]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
