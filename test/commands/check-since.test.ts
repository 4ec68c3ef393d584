import { describe, expect, it } from 'vitest';
import { type Checked, findingsIn, repository } from './workspace.ts';

const CREATE = 'CREATE TABLE bookings (id bigint PRIMARY KEY, status text);\n';
const DROP = 'ALTER TABLE bookings DROP COLUMN status;\n';
const STRICT = 'version: 1\nrules:\n  drop-column: error\n';

describe('checking what changed since a ref', () => {
  const begun = () => {
    const workspace = repository({ 'db/migrations/1_bookings.sql': CREATE });
    workspace.git('switch', '--quiet', '--create', 'topic');
    return workspace;
  };

  it('reads only that, committed or not, as one pull request on what the ref has', async () => {
    const { check, write, commit } = begun();
    write({ 'db/migrations/2_visits.sql': 'CREATE TABLE visits (id bigint PRIMARY KEY);\n' });
    commit();
    write({ 'db/migrations/3_index.sql': 'CREATE INDEX now ON visits (id);\n' });
    write({ 'db/migrations/4_drop.sql': DROP });
    const { out } = await check('--base', 'main', '--format', 'json');
    const { migrations }: Checked = JSON.parse(out);
    expect(migrations.map(({ path }) => path.slice(14))).toEqual([
      '2_visits.sql',
      '3_index.sql',
      '4_drop.sql',
    ]);
    expect(findingsIn(out)).toEqual(['drop-column at db/migrations/4_drop.sql:1']);
  });

  it('judges the folders of several databases each on its own history', async () => {
    const { check, write } = repository({
      'shop/migrations/1_bookings.sql': CREATE,
      'blog/migrations/1_posts.sql': 'CREATE TABLE posts (id bigint PRIMARY KEY);\n',
    });
    write({ 'shop/migrations/2_there.sql': 'ALTER TABLE bookings ADD COLUMN note text;\n' });
    write({ 'blog/migrations/2_missing.sql': 'ALTER TABLE bookings ADD COLUMN note text;\n' });
    const { out } = await check('--base', 'main', '--format', 'json');
    const { migrations }: Checked = JSON.parse(out);
    const lacking = migrations.filter(({ findings }) =>
      findings.some(({ rule }) => rule === 'table-not-there'),
    );
    expect(lacking.map(({ path }) => path)).toEqual(['blog/migrations/2_missing.sql']);
  });

  it('claims nothing of the schema where one of several folders is new', async () => {
    const { check, write } = begun();
    write({ 'db/more/migrations/2_missing.sql': 'ALTER TABLE bookings ADD COLUMN a int;\n' });
    write({ 'db/migrations/2_missing.sql': 'ALTER TABLE visits ADD COLUMN note text;\n' });
    expect((await check('--base', 'main')).out).not.toContain('is not there');
  });

  it('takes nothing of what the ref got since for a change', async () => {
    const { check, write, commit, git } = begun();
    write({ 'db/migrations/3_topic.sql': 'CREATE TABLE topics (id bigint PRIMARY KEY);\n' });
    commit();
    git('switch', '--quiet', 'main');
    write({ 'db/migrations/2_main.sql': DROP });
    commit();
    git('switch', '--quiet', 'topic');
    expect((await check('--base', 'main')).out).toContain('Nothing found in 1 migration');
  });

  it('finds that a migration of the ref is changed, renamed or removed', async () => {
    const { check, write, git } = begun();
    write({ 'db/migrations/1_bookings.sql': `${CREATE}-- more\n` });
    const changed = await check('--base', 'main');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('[change-to-applied-migration]');
    git('checkout', '--quiet', '.');
    git('mv', 'db/migrations/1_bookings.sql', 'db/migrations/2_bookings.sql');
    expect((await check('--base', 'main')).out).toContain('must not be renamed');
    git('rm', '--quiet', '--force', 'db/migrations/2_bookings.sql');
    expect((await check('--base', 'main')).out).toContain('must not be removed');
  });

  it("goes by the ref's policy, and says that the policy is changed", async () => {
    const { check, write, commit } = repository({ '.github/migration-policy.yml': STRICT });
    write({ '.github/migration-policy.yml': 'version: 1\n', 'db/migrations/2_drop.sql': DROP });
    const { code, out } = await check('--base', 'HEAD', '--format', 'json');
    expect(code).toBe(1);
    expect(findingsIn(out)).toContain('policy-change at .github/migration-policy.yml');
    commit();
    expect((await check('--base', 'HEAD')).out).toContain('no migrations');
  });

  it('reads what is staged, and not what was written since', async () => {
    const { check, write, git } = begun();
    write({ 'db/migrations/2_drop.sql': DROP });
    git('add', '--all');
    write({ 'db/migrations/2_drop.sql': '-- nothing yet\n', 'db/migrations/3_more.sql': DROP });
    const { out } = await check('--staged', '--format', 'json');
    expect(findingsIn(out)).toEqual(['drop-column at db/migrations/2_drop.sql:1']);
  });

  it('reads what is staged for the very first commit', async () => {
    const { check, write, git } = repository();
    write({ 'db/migrations/1_drop.sql': DROP });
    expect((await check('--staged')).out).toContain('no migrations');
    git('add', '--all');
    expect((await check('--staged')).out).toMatch(/1 warning\b.* in 1 migration/);
  });

  it('keeps to the paths that were named, those that are gone included', async () => {
    const { check, write, git } = begun();
    write({ 'other/migrations/1_drop.sql': DROP });
    git('rm', '--quiet', 'db/migrations/1_bookings.sql');
    expect((await check('--base', 'main', 'other')).out).toMatch(/1 warning\b.* in 1 migration/);
    expect((await check('--base', 'main', 'db/migrations/1_bookings.sql')).out).toMatch(/1 error\b.* in 1/);
  });

  it('keeps names that are hard to write', async () => {
    const { check, write } = begun();
    write({ 'db/migrations/2_dröp\n"it".sql': DROP });
    const { out } = await check('--base', 'main', '--format', 'json');
    expect(findingsIn(out)).toEqual(['drop-column at db/migrations/2_dröp\n"it".sql:1']);
  });
});
