import { describe, expect, it } from 'vitest';
import { folder, run } from './workspace.ts';

const WRONG = `version: 1
levles: {}
unknown: hihg
roles:
  dba:
    users: ['@octocat']
`;

const policy = (text: string) => ({ '.github/migration-policy.yml': text });

describe('checking a policy', () => {
  it('says that a good one is', async () => {
    const { root } = folder(policy('version: 1\n'));
    expect(await run(['policy', 'check'], { cwd: root })).toEqual({
      code: 0,
      out: '.github/migration-policy.yml is valid.\n',
      err: '',
    });
  });

  it('tells everything at once, with the line itself, a mark under the place and what to write instead', async () => {
    const { root } = folder(policy(WRONG));
    const { code, out, err } = await run(['policy', 'check'], { cwd: root });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toBe(`error \`levles\` is no key of the policy.
  .github/migration-policy.yml:2:1
  2 │ levles: {}
    │ ^^^^^^
  hint  Did you mean \`levels\`?

error \`unknown\` is to be \`low\`, \`medium\` or \`high\`, and this is \`hihg\`.
  .github/migration-policy.yml:3:10
  3 │ unknown: hihg
    │          ^^^^
  hint  Did you mean \`high\`?

error \`@octocat\` is no user name on GitHub: write one without @, such as \`octocat\`; bots do not approve.
  .github/migration-policy.yml:6:13
  6 │     users: ['@octocat']
    │             ^^^^^^^^^^

.github/migration-policy.yml has 3 errors.
`);
  });

  it('tells programs', async () => {
    const { root } = folder({ 'mine.yml': 'unknown: hihg\n' });
    const { code, out } = await run(['policy', 'check', 'mine.yml', '--format', 'json'], { cwd: root });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      path: 'mine.yml',
      valid: false,
      problems: [{ line: 1, column: 10, source: 'unknown: hihg', hint: 'Did you mean `high`?' }],
    });
  });

  it('annotates the lines in a workflow', async () => {
    const { root } = folder(policy('unknown: hihg\n'));
    const { out } = await run(['policy', 'check', '--format', 'github'], { cwd: root });
    expect(out).toBe(
      '::error file=.github/migration-policy.yml,line=1,col=10,title=Migration policy::' +
        '`unknown` is to be `low`, `medium` or `high`, and this is `hihg`. Did you mean `high`?\n' +
        '.github/migration-policy.yml has 1 error.\n',
    );
  });

  it('reads what it extends from the file that is named', async () => {
    const { root } = folder({
      ...policy('extends: organisation\nlevels: { high: { approvals: [{ role: dba }] } }\n'),
      'outer.yml': 'roles: { dba: { teams: [acme/dbas] } }\n',
    });
    const without = await run(['policy', 'check'], { cwd: root });
    expect(without.code).toBe(1);
    expect(without.out).toContain('name its file with `--organisation`');
    expect((await run(['policy', 'check', '--organisation', 'outer.yml'], { cwd: root })).code).toBe(0);
  });

  it.each([
    ['there is none', {}],
    ['it is no text', { '.github/migration-policy.yml': new Uint8Array([0xff, 0, 1]) }],
  ])('cannot where %s', async (_, files) => {
    const { root } = folder(files);
    const { code, out, err } = await run(['policy', 'check'], { cwd: root });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('migration-gate: .github/migration-policy.yml ');
  });
});

describe('explaining a policy', () => {
  const OUTER = 'levels: { high: { checks: [staging] } }\nconventions: { immutable: true }\n';
  const OWN = `extends: organisation
environments: { production: { branches: main } }
roles: { dba: { teams: [acme/dbas] } }
levels: { high: { approvals: [{ role: dba }] } }
requirements:
  - when: { environments: production, categories: destructive }
    window: night
windows: { night: { time-zone: Europe/Berlin, open: [{ from: '22:00' }] } }
`;
  const workspace = () => folder({ ...policy(OWN), 'outer.yml': OUTER });
  const explain = (...args: readonly string[]) =>
    run(['policy', 'explain', '--organisation', 'outer.yml', ...args], { cwd: workspace().root });

  it('says all of it in words, each line with the file that it is from', async () => {
    const { code, out } = await explain();
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toContain('HIGH: 1 approval from dba  ← .github/migration-policy.yml');
    expect(lines).toContain('HIGH: check staging  ← outer.yml');
    expect(lines).toContain('MEDIUM: 1 approval from senior-developer  ← builtin:default');
    expect(lines).toContain('Convention: merged migrations do not change  ← outer.yml');
    expect(lines).toContain('Comments that allow findings: allowed  ← unless a policy says otherwise');
  });

  it('says exactly what holds at a level; what hangs on more keeps its condition', async () => {
    const { out } = await explain('--level', 'high');
    const lines = out.trimEnd().split('\n');
    expect(lines).toContain('1 approval from dba  ← .github/migration-policy.yml');
    expect(lines).toContain(
      'merge window night (destructive, in production)  ← .github/migration-policy.yml',
    );
    expect(out).not.toContain('1 approval from senior-developer');
    expect(out).not.toContain('Role ');
  });

  it('asks for nothing of what the circumstances rule out', async () => {
    const { out } = await explain('--category', 'data', '--environment', 'production', '--level', 'low');
    expect(out).not.toContain('merge window');
    expect(out).not.toContain('Window ');
    const destructive = await explain('--category', 'destructive', '--environment', 'production');
    expect(destructive.out).toContain('merge window night  ←');
    expect(destructive.out).toContain('Window night: daily 22:00–24:00, Europe/Berlin  ←');
  });

  it('tells programs', async () => {
    const { out } = await explain('--level', 'high', '--json');
    expect(JSON.parse(out)).toContainEqual({
      path: 'levels.high.approvals',
      words: '1 approval from dba',
      when: {},
      from: '.github/migration-policy.yml',
    });
  });

  it('explains the built-in one where there is none', async () => {
    const { out } = await run(['policy', 'explain', '--level', 'medium'], { cwd: folder().root });
    expect(out).toContain('1 approval from senior-developer  ← builtin:default\n');
  });

  it('knows no environment that the policy does not', async () => {
    const { code, err } = await explain('--environment', 'prodution');
    expect(code).toBe(2);
    expect(err).toContain('There is no environment `prodution`. Did you mean `production`?');
  });

  it('does not explain one with errors', async () => {
    const { root } = folder(policy(WRONG));
    const { code, err } = await run(['policy', 'explain'], { cwd: root });
    expect(code).toBe(2);
    expect(err).toContain('To see them: migration-gate policy check .github/migration-policy.yml');
  });
});
