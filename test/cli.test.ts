import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folder, repository, type Said } from './commands/workspace.ts';
import { type GitHub, startGitHub } from './support/github/github.ts';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs the program itself. */
async function migrationGate(args: readonly string[], surroundings: Surroundings = {}): Promise<Said> {
  return node([CLI, ...args], surroundings);
}

async function node(args: readonly string[], { cwd, env = {} }: Surroundings = {}): Promise<Said> {
  const { GITHUB_TOKEN: _, GITHUB_API_URL: __, FORCE_COLOR: ___, ...surroundings } = process.env;
  const child = spawn(process.execPath, args, { cwd, env: { ...surroundings, ...env } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), out, err };
}

describe('on a Node that is too old', () => {
  const onNode = (version: string) => {
    const versions = `{ value: { ...process.versions, node: '${version}' } }`;
    return node([
      '--import',
      `data:text/javascript,Object.defineProperty(process, 'versions', ${versions})`,
      CLI,
      'rules',
    ]);
  };

  it.each(['20.20.2', '22.17.1'])('says on %s which one it needs, and ends with 2', async (version) => {
    const { code, out, err } = await onNode(version);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`from version 22.18 on, and this is ${version}`);
  });

  it('names the version that the package asks for, and runs on it', async () => {
    const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(engines.node).toBe('>=22.18');
    expect((await onNode('22.18.0')).code).toBe(0);
  });

  it('gets as far as that: nothing is imported before', () => {
    expect(readFileSync(CLI, 'utf8')).not.toMatch(/^import /m);
  });
});

describe('the program', () => {
  it.each([
    ['CREATE TABLE bookings (id bigint);\n', [], 0],
    ['ALTER TABLE bookings DROP COLUMN status;\n', [], 0],
    ['ALTER TABLE bookings DROP COLUMN status;\n', ['--fail-on', 'warning'], 1],
    ['ALTER TABLE bookings DROP COLUMN status;\n', ['--format', 'nonsense'], 2],
  ])('says of %j with %j that the code is %i', async (sql, args, code) => {
    const { root } = repository({ 'db/migrations/1_change.sql': sql });
    expect((await migrationGate(['check', ...args], { cwd: root })).code).toBe(code);
  });

  it('writes what it found to stdout alone, without colours or progress where nobody watches', async () => {
    const { root } = repository({ 'db/migrations/1_change.sql': 'DROP TABLE bookings;\n' });
    const { out, err } = await migrationGate(['check'], { cwd: root });
    expect(err).toBe('');
    expect(out).toContain('[drop-table]');
    expect(out).not.toContain('\u001b');
  });

  it('colours where the environment asks for it', async () => {
    const { root } = repository({ 'db/migrations/1_change.sql': 'DROP TABLE bookings;\n' });
    const { out } = await migrationGate(['check'], { cwd: root, env: { FORCE_COLOR: '1' } });
    expect(out).toContain('\u001b[');
  });

  it('survives SQL that the parser does not, and says so', async () => {
    const { root } = folder({
      'db/migrations/1_deep.sql': `select 1${'+1'.repeat(150_000)};\n`,
      'db/migrations/2_drop.sql': 'DROP TABLE bookings;\n',
    });
    const { code, out } = await migrationGate(['check', '--fail-on', 'warning'], { cwd: root });
    expect(code).toBe(1);
    expect(out).toContain('Reading `db/migrations/1_deep.sql` failed');
    expect(out).toContain('[drop-table]');
  });

  it('ends in peace when nobody reads on', async () => {
    const { root } = folder({ 'db/migrations/1_many.sql': 'DROP TABLE bookings;\n'.repeat(3_000) });
    const child = spawn(process.execPath, [CLI, 'check'], { cwd: root });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect(err).toBe('');
  });

  it('says its version and its help', async () => {
    expect((await migrationGate(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await migrationGate(['--help'])).out).toContain('Usage: migration-gate');
    expect((await migrationGate([])).code).toBe(2);
  });
});

describe('explaining a pull request', () => {
  let github: GitHub;
  let pull: number;
  const explain = (args: readonly string[], token: string | undefined = github.personalToken('dana')) =>
    migrationGate(['explain', ...args], { env: { GITHUB_TOKEN: token, GITHUB_API_URL: github.url } });

  beforeAll(async () => {
    github = await startGitHub({ validate: true });
    const shop = github.repository('acme/shop', {
      files: {
        'db/migrations/001_orders.sql': 'CREATE TABLE orders (id bigint, note text, status text NOT NULL);\n',
      },
      permissions: { mira: 'write', dana: 'write', ann: 'maintain', bob: 'admin' },
    });
    pull = shop.openPull({
      head: 'notes',
      title: 'Drop the notes',
      author: 'mira',
      files: {
        'db/migrations/002_notes.sql':
          'ALTER TABLE orders ALTER COLUMN status SET NOT NULL;\nALTER TABLE orders DROP COLUMN note;\n',
      },
    }).number;
    shop.approve(pull, 'ann');
    shop.openPull({
      head: 'readme',
      title: 'Say hello',
      author: 'mira',
      files: { 'README.md': '# Hello\n' },
    });
    github.requests.reset();
  });
  afterAll(() => github.close());

  it('says the verdict, what is missing, and what was found, on what the base branch has', async () => {
    const { code, out, err } = await explain([`acme/shop#${pull}`]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(`acme/shop#${pull} Drop the notes\n⏳ HIGH · 1 of 2 approvals`);
    expect(out).toContain('✓ approved by ann as developer, senior-developer');
    expect(out).toContain('→ Ask 1 more person');
    expect(out).toContain('  2 │ ALTER TABLE orders DROP COLUMN note;\n');
    expect(out).not.toContain('[set-not-null]');
  });

  it('gives the comment, and all of it to programs', async () => {
    const markdown = await explain([`acme/shop#${pull}`, '--format', 'markdown']);
    expect(markdown.out).toContain('## 🔴 HIGH · ⏳ waiting');
    const said = JSON.parse((await explain([`acme/shop#${pull}`, '--format', 'json'])).out);
    expect(said).toMatchObject({
      pull: { name: `acme/shop#${pull}` },
      verdict: 'pending',
      status: { state: 'pending' },
      approvals: [{ login: 'ann' }],
      level: 'high',
    });
  });

  it('ends with 0 where the gate would be green', async () => {
    const { code, out } = await explain([`acme/shop#${pull + 1}`]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('No migrations') });
  });

  it('writes nothing, and asks only what GitHub has', () => {
    expect(github.requests.writes).toBe(0);
    expect(github.requests.reads).toBeGreaterThan(0);
    expect(github.contract.departures).toEqual([]);
  });

  it('cannot run without a token', async () => {
    const { code, err } = await migrationGate(['explain', 'acme/shop#1'], { env: { GITHUB_TOKEN: '' } });
    expect(code).toBe(2);
    expect(err).toContain('GITHUB_TOKEN is not set');
  });

  it('cannot run with a token that GitHub does not know, and does not show it', async () => {
    const token = 'ghp_thisIsNoTokenOfAnybody';
    const { code, err } = await explain([`acme/shop#${pull}`], token);
    expect(code).toBe(2);
    expect(err).toContain('see that GITHUB_TOKEN is valid');
    expect(err).not.toContain(token);
  });

  it.each(['acme/shop#999', 'acme/nothing#1'])('cannot run for %s, which is not there', async (name) => {
    const { code, err } = await explain([name]);
    expect(code).toBe(2);
    expect(err).toContain(`no pull request ${name}`);
  });

  it('cannot run where GitHub fails, and says to try again', async () => {
    github.faults.next({}, { status: 502 });
    const { code, err } = await explain([`acme/shop#${pull}`]);
    expect(code).toBe(2);
    expect(err).toContain('trying again helps');
  });
});
