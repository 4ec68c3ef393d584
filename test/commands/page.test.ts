import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../src/commands/arguments.ts';
import { FORMATS } from '../../src/commands/formats/reporter.ts';
import { USAGE } from '../../src/commands/usage.ts';
import { POLICY_PATH } from '../../src/domain/policy.ts';
import { repository, run } from './workspace.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/command-line.md');

const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );

/** The command lines of a text, as arguments: what stands before the program's name and behind a redirection left out. */
const commandsIn = (text: string) =>
  [
    ...text.matchAll(
      /^[^#\n]*?\bmigration-gate (check|rules|explain|policy|drift|schema|history)([^\n>]*)/gm,
    ),
  ].map(([, command = '', rest = '']) => [
    command,
    ...rest
      .replaceAll('"origin/$GITHUB_BASE_REF"', 'main')
      .replaceAll('"', '')
      .split(/\s+/)
      .filter((word) => word !== ''),
  ]);

/** Its policy, not committed, with the page's own table of cases. */
const policyFiles = {
  [POLICY_PATH]:
    'environments: { production: { branches: main } }\nlevels: { high: { checks: [staging] } }\n',
  '.github/migration-policy.test.yml': blocks('yaml').find((text) => text.startsWith('cases:')) ?? '',
};

/** The repository that the page speaks of. */
const shop = () => {
  const workspace = repository({
    'db/migrations/001_bookings.sql': 'CREATE TABLE bookings (id bigint, status text);\n',
  });
  workspace.write(policyFiles);
  workspace.git('switch', '--quiet', '--create', 'topic');
  workspace.write({
    'db/migrations/002_drop_status.sql':
      '-- Nobody reads it any more.\nALTER TABLE bookings DROP COLUMN status;\n',
    'drafts/idea.sql': 'SELECT 1;\n',
    'prisma/schema.prisma': 'model bookings {\n  id BigInt @id\n}\n',
    'schema.sql': 'CREATE TABLE public.bookings (\n    id integer,\n    note text\n);\n',
  });
  return workspace;
};

const workflow = blocks('yaml').find((text) => text.includes('jobs:')) ?? '';
const examples = [...blocks('sh').flatMap(commandsIn), ...commandsIn(workflow)];

describe('the page about the command line', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(
    examples.filter(([command]) => command !== 'explain').map((args) => [args.join(' '), args] as const),
  )('shows commands that run: %s', async (_, args) => {
    const workspace = shop();
    // Where one begins there is none yet.
    if (args.join(' ') === 'policy init') rmSync(join(workspace.root, POLICY_PATH));
    const { err, code } = await run(args, { cwd: workspace.root });
    expect({ err, ran: code < 2 }).toEqual({ err: '', ran: true });
  });

  it('shows cases that are as their policy has them', async () => {
    const { out, code } = await run(['policy', 'test'], { cwd: shop().root });
    expect({ out, code }).toMatchObject({ code: 0 });
  });

  it('names a pull request as it is read', () => {
    const explained = examples.filter(([command]) => command === 'explain');
    expect(explained.map(readArguments)).toEqual([
      expect.objectContaining({ command: 'explain', owner: 'acme', name: 'shop', number: 12 }),
    ]);
  });

  it('shows what is really said', async () => {
    for (const shown of blocks('console')) {
      const [command = '', ...lines] = shown.trimEnd().split('\n');
      const [args = []] = commandsIn(command.replace(/^\$ /, ''));
      const { out } = await run(args, { cwd: shop().root });
      expect(out.split('\n').slice(0, lines.length)).toEqual(lines);
    }
  });

  it('names every option and every format', () => {
    const usage = [USAGE.check, USAGE.policy, USAGE.drift, USAGE.schema, USAGE.history].join('\n');
    const options = [...usage.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    const missing = options.filter((option) => option !== '--help' && !page.includes(`\`${option}`));
    expect(missing).toEqual([]);
    expect(FORMATS.filter((format) => !page.includes(`| \`${format}\` |`))).toEqual([]);
  });

  it('names the variables that the command line reads', () => {
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    const used = [...read('src/config/read-github-access.ts').matchAll(/\b[A-Z]+_[A-Z_]+\b/g)];
    expect(rows.toSorted()).toEqual([...new Set(used.map(([name]) => name))].toSorted());
  });

  it('names the other hooks, whose commands there are', () => {
    const [, ...hooks]: { readonly id: string; readonly entry: string }[] = parse(
      read('.pre-commit-hooks.yaml'),
    );
    expect(hooks.filter(({ id }) => !page.includes(`\`${id}\``))).toEqual([]);
    const requests = hooks.map(({ entry }) => readArguments([...entry.split(' ').slice(1), 'a-file']));
    expect(requests).toMatchObject([
      { command: 'drift', against: { kind: 'dump', file: 'a-file' } },
      { command: 'schema', check: true, file: 'a-file' },
      { command: 'history', check: true, file: 'a-file' },
    ]);
  });

  it('sets up a hook that there is, with arguments that the command takes', () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml'));
    const config = parse(blocks('yaml').find((text) => text.includes('repos:')) ?? '');
    const [{ id, args }] = config.repos[0].hooks;
    expect(hook.id).toBe(id);
    const [program, ...rest] = hook.entry.split(' ');
    expect(JSON.parse(read('package.json')).bin).toHaveProperty(program);
    expect(readArguments([...rest, ...args])).toMatchObject({
      command: 'check',
      staged: true,
      failOn: 'warning',
    });
  });
});
