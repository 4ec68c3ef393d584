import { describe, expect, it } from 'vitest';
import { POLICY_PATH } from '../../src/domain/policy.ts';
import { folder, onlyRules, run } from './workspace.ts';

const POLICY = `migrations: { paths: ['db/migrations/*.sql'] }
environments: { production: { branches: release/* } }
levels: { high: { checks: [staging], checklist: [{ id: told, text: Users were told }] } }
requirements:
  - when: { environments: production }
    window: night
windows: { night: { time-zone: Europe/Berlin, open: [{ from: '22:00' }] } }
conventions: { companions: [{ files: [docs/schema.md] }] }
`;

/** What other rules find is theirs to promise. */
const RULES = onlyRules('drop-table', 'already-there', 'missing-companion')[POLICY_PATH];

const workspace = (cases: string, files: Readonly<Record<string, string>> = {}) =>
  folder({
    [POLICY_PATH]: `${RULES}${POLICY}`,
    '.github/migration-policy.test.yml': cases,
    ...files,
  });

const tested = (cases: string, files?: Readonly<Record<string, string>>) =>
  run(['policy', 'test'], { cwd: workspace(cases, files).root });

describe('testing a policy', () => {
  it('is fine where every case is as expected', async () => {
    const { code, out, err } = await tested(`
cases:
  - name: A new table
    migration: CREATE TABLE visits (id bigint PRIMARY KEY);
    files: [docs/schema.md]
    expect:
      level: low
      approvals: [1 approval from developer]
      checks: []
      window: []
  - name: Dropping a table of production
    migration: DROP TABLE bookings;
    base: CREATE TABLE bookings (id bigint PRIMARY KEY);
    environment: production
    expect:
      level: high
      approvals: [2 approvals from senior-developer or tech-lead]
      findings: [drop-table, missing-companion]
      checks: [staging]
      window: night
`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('✓ A new table\n✓ Dropping a table of production\n\n2 of 2 cases as expected.\n');
  });

  it('shows what was expected beside what is, and ends with 1', async () => {
    const { code, out } = await tested(`
cases:
  - name: Dropping a table
    migration: DROP TABLE bookings;
    expect: { level: low, checks: [], window: night, checklist: [told] }
`);
    expect(code).toBe(1);
    expect(out).toContain(`✗ Dropping a table
    level      expected  low
               actual    high
    checks     expected  none
               actual    staging
    window     expected  night
               actual    none
    checklist  expected  told
               actual    `);
    expect(out).toContain('0 of 1 case as expected.');
  });

  it('knows what ran before', async () => {
    const cases = (base: string) => `
cases:
  - name: A column that is there
    migration: ALTER TABLE bookings ADD COLUMN status text;
    ${base}
    expect: { findings: [already-there, missing-companion] }
`;
    expect(
      (await tested(cases('base: "CREATE TABLE bookings (id bigint PRIMARY KEY, status text);"'))).code,
    ).toBe(0);
    expect((await tested(cases(''))).code).toBe(1);
  });

  it('takes a file of the repository for the migration', async () => {
    const cases = `
cases:
  - name: The one that is there
    migration: db/migrations/7_drop.sql
    expect: { level: high }
`;
    expect((await tested(cases, { 'db/migrations/7_drop.sql': 'DROP TABLE bookings;\n' })).code).toBe(0);
    const { code, out } = await tested(cases);
    expect(code).toBe(1);
    expect(out).toContain('actual    db/migrations/7_drop.sql is no file of SQL in the repository');
  });

  it.each([
    ['an environment that there is not', 'environment: staging', 'the policy has no environment `staging`'],
    ['a path that is no migration', 'path: elsewhere/1.sql', 'elsewhere/1.sql is no migration by the policy'],
    [
      'nothing in front of which it could run',
      'base: SELECT 1;\n    path: db/migrations/nameless.txt',
      'is no migration by the policy',
    ],
  ])('never takes %s for a success', async (_, line, why) => {
    const { code, out } = await tested(`
cases:
  - name: One
    migration: SELECT 1;
    ${line}
    expect: {}
`);
    expect(code).toBe(1);
    expect(out).toContain(why);
  });

  it('says everything that is wrong with the table', async () => {
    const { code, err } = await tested(`
cases:
  - name: One
    migrations: SELECT 1;
    expect: { level: hgih, findings: [drop-tabel] }
`);
    expect(code).toBe(2);
    expect(err).toContain('`migrations` is no key of a case.');
    expect(err).toContain('Did you mean `migration`?');
    expect(err).toContain('Did you mean `high`?');
    expect(err).toMatch(/\n {2}4 │ {5}migrations: SELECT 1;\n {4}│ {5}\^+\n/);
    const rules = await tested(
      'cases: [{ name: x, migration: SELECT 1;, expect: { findings: [drop-tabel] } }]',
    );
    expect(rules.err).toContain('There is no rule `drop-tabel`.');
  });

  it('cannot where the policy has errors, or there is no table', async () => {
    const broken = folder({ '.github/migration-policy.yml': 'x: y\n', 'cases.yml': 'cases: []\n' });
    const { code, err } = await run(['policy', 'test', 'cases.yml'], { cwd: broken.root });
    expect(code).toBe(2);
    expect(err).toContain('has errors');
    const none = await run(['policy', 'test'], { cwd: folder().root });
    expect(none.code).toBe(2);
    expect(none.err).toContain('.github/migration-policy.test.yml cannot be read (ENOENT)');
  });
});
