import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyJsonSchema } from '../../src/policy/written/json-schema.ts';
import { folder, run, type Workspace } from './workspace.ts';

const PATH = '.github/migration-policy.yml';

const written = ({ root }: Workspace) => readFileSync(join(root, PATH), 'utf8');

describe('beginning a policy', () => {
  const flyway = () => folder({ 'src/main/resources/db/migration/V1__init.sql': 'SELECT 1;\n' });

  it('proposes the tool and the paths that the repository has, and the policy is valid', async () => {
    const workspace = flyway();
    const { code, out, err } = await run(['policy', 'init'], { cwd: workspace.root });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`${PATH} is written; 1 migration was found.`);
    expect(parse(written(workspace))).toEqual({
      version: 1,
      extends: 'builtin:default',
      migrations: { paths: ['src/main/resources/db/migration/**/*.sql'], tool: 'flyway' },
    });
    expect((await run(['policy', 'check'], { cwd: workspace.root })).code).toBe(0);
  });

  it('names the schema, so that editors complete it, and the roles that are to be filled in', async () => {
    const workspace = flyway();
    await run(['policy', 'init'], { cwd: workspace.root });
    const lines = written(workspace).split('\n');
    expect(lines[0]).toBe(`# yaml-language-server: $schema=${policyJsonSchema().$id}`);
    expect(lines).toContain('#   tech-lead:');
  });

  it('is still valid when the comments are filled in', async () => {
    const workspace = flyway();
    await run(['policy', 'init'], { cwd: workspace.root });
    const text = written(workspace);
    const filled =
      text.slice(0, text.indexOf('# roles:')) + text.slice(text.indexOf('# roles:')).replace(/^# ?/gm, '');
    workspace.write({ [PATH]: filled });
    expect((await run(['policy', 'check'], { cwd: workspace.root })).out).toBe(`${PATH} is valid.\n`);
  });

  it('takes what is said in place of what was found', async () => {
    const workspace = flyway();
    const said = ['--paths', 'sql/*.sql', '--paths', '{a,b}/*.sql', '--tool', 'goose'];
    const extended = ['--extends', 'builtin:default', '--extends', 'organisation'];
    expect((await run(['policy', 'init', ...said, ...extended], { cwd: workspace.root })).code).toBe(0);
    expect(parse(written(workspace))).toEqual({
      version: 1,
      extends: ['builtin:default', 'organisation'],
      migrations: { paths: ['sql/*.sql', '{a,b}/*.sql'], tool: 'goose' },
    });
  });

  it('asks whoever is there; an empty answer takes the proposal', async () => {
    const workspace = flyway();
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return asked.length === 2 ? 'sql/*.sql' : '';
    };
    await run(['policy', 'init'], { cwd: workspace.root, ask });
    expect(asked).toEqual([
      expect.stringMatching(/^Policy to begin with: .*organisation \[builtin:default\]: $/),
      'Paths of the migrations [src/main/resources/db/migration/**/*.sql]: ',
      'Tool that runs them [flyway]: ',
    ]);
    expect(parse(written(workspace)).migrations).toEqual({ paths: ['sql/*.sql'], tool: 'flyway' });
  });

  it('leaves the finding to the layouts where there is nothing to go by', async () => {
    const workspace = folder({ 'README.md': 'Hello\n' });
    const { out } = await run(['policy', 'init'], { cwd: workspace.root });
    expect(out).toContain('no migrations were found');
    expect(parse(written(workspace))).toEqual({ version: 1, extends: 'builtin:default' });
  });

  it('never writes over a policy, unless it is told to', async () => {
    const workspace = folder({ [PATH]: 'unknown: low\n' });
    const { code, err } = await run(['policy', 'init'], { cwd: workspace.root });
    expect(code).toBe(2);
    expect(err).toContain(`There is a policy already, ${PATH}`);
    expect(written(workspace)).toBe('unknown: low\n');
    expect((await run(['policy', 'init', '--force'], { cwd: workspace.root })).code).toBe(0);
    expect(parse(written(workspace))).toMatchObject({ version: 1 });
  });

  it.each([
    [['--extends', 'builtin:defualt'], 'Did you mean `builtin:default`?'],
    [['--paths', '/db/*.sql'], 'A path begins at the top of the repository'],
    [['--tool', 'flywy'], '`--tool flywy` makes no sense. Did you mean `flyway`?'],
    [['somewhere.yml'], '`policy init` takes no file: leave out `somewhere.yml`.'],
  ])('writes nothing where this makes none: %j', async (args, message) => {
    const workspace = flyway();
    const { code, err } = await run(['policy', 'init', ...args], { cwd: workspace.root });
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(() => written(workspace)).toThrow('ENOENT');
  });
});
