import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/commands/arguments.ts';
import { run } from './workspace.ts';

describe('what makes no sense is said with what there is instead', () => {
  it.each([
    [
      [],
      'No command was given: `check`, `rules`, `explain`, `policy`, `drift`, `schema`, `history`, `audit`, `replay` or `storage`.',
    ],
    [['chek'], 'There is no command `chek`. Did you mean `check`?'],
    [
      ['unlock'],
      'There is no command `unlock`. There is `check`, `rules`, `explain`, `policy`, `drift`, `schema`, `history`, `audit`, `replay` or `storage`.',
    ],
    [['--what'], 'Unknown option `--what`.'],
    [['check', '--formt', 'json'], 'Unknown option `--formt`. Did you mean `--format`?'],
    [['check', '--format', 'jsn'], '`--format jsn` makes no sense. Did you mean `json`?'],
    [['check', '--format'], 'Option `-f, --format <value>` argument missing.'],
    [
      ['check', '--fail-on', 'never'],
      '`--fail-on never` makes no sense. There is `note`, `warning` or `error`.',
    ],
    [['check', '--base', ''], '`--base` needs a value.'],
    [['rules', '--format', 'sarif'], '`--format sarif` makes no sense. There is `pretty` or `json`.'],
    [['rules', 'drop-table', 'drop-column'], '`rules` explains one rule at a time'],
    [['explain'], '`explain` needs one pull request, such as `owner/repo#12`.'],
    [['explain', 'shop'], '`shop` names no pull request: write it as `owner/repo#12`'],
    [['explain', 'acme/shop#x'], '`acme/shop#x` names no pull request'],
    [['drift'], '`drift` needs a dump of the structure'],
    [['schema', 'a.md', 'b.md'], '`schema` writes one file: name one, or none.'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`migration-gate: ${message}`);
    expect(err).toMatch(/\nMore: migration-gate --help\n$/);
  });

  it('an unknown rule', async () => {
    const { code, err } = await run(['rules', 'drop-colum']);
    expect(code).toBe(2);
    expect(err).toBe('migration-gate: There is no rule `drop-colum`. Did you mean `drop-column`?\n');
  });
});

describe('help', () => {
  it.each([
    [['--help'], 'Usage: migration-gate <command>'],
    [['help'], 'Usage: migration-gate <command>'],
    [['help', 'check'], 'Usage: migration-gate check'],
    [['check', '-h'], 'Usage: migration-gate check'],
    [['rules', '--help'], 'Usage: migration-gate rules'],
    [['explain', '--help'], 'Usage: migration-gate explain'],
    [['drift', '--help'], 'Usage: migration-gate drift'],
    [['schema', '--help'], 'Usage: migration-gate schema'],
    [['help', 'history'], 'Usage: migration-gate history'],
  ])('%j', async (args, start) => {
    const { code, out, err } = await run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(start)).toBe(true);
    expect(out.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });

  it('says the version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
    expect(await run(['check', '--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });
});

describe('a pull request', () => {
  it.each([
    'acme/shop#12',
    'https://github.com/acme/shop/pull/12',
    'https://github.com/acme/shop/pull/12/files#diff-1',
    'https://github.example.com/acme/shop/pull/12?w=1',
  ])('may be named as %s', (pull) => {
    expect(readArguments(['explain', pull])).toMatchObject({ owner: 'acme', name: 'shop', number: 12 });
  });
});

it('colours can be asked for and refused', () => {
  expect(readArguments(['check', '--color'])).toMatchObject({ colour: true });
  expect(readArguments(['check', '--no-color'])).toMatchObject({ colour: false });
  expect(readArguments(['check'])).not.toHaveProperty('colour');
});
