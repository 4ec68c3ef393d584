import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Replayed, replayedText } from '../../src/commands/audit/replay.ts';
import { explanationOf } from '../../src/commands/explanation.ts';
import { reporterFor } from '../../src/commands/formats/registry.ts';
import { FORMATS, type Format } from '../../src/commands/formats/reporter.ts';
import { NOTHING, withMigration } from '../../src/commands/tally.ts';
import type { RecordedEntry } from '../../src/domain/audit.ts';
import { POLICY_PATH } from '../../src/domain/policy.ts';
import { refusedWith } from '../publication/hostile-decisions.ts';
import { addressesOf, LINKED_BY_GITHUB, linkableText, render, structureOf } from '../publication/rendered.ts';
import { INJECTIONS } from '../support/injections.ts';
import { UNSEEN_IN_BLOCK } from '../support/unseen.ts';
import { folder, run, type Workspace } from './workspace.ts';

/** What a check writes in a format where a text stands wherever a repository can put one. */
async function written(format: Format, text: string, colour = false): Promise<string> {
  const decision = refusedWith(text);
  const { policy, assessment } = decision;
  const pathOf = (path: string) => path;
  const reporter = await reporterFor(format, { version: '1.2.3', colour, columns: 80, pathOf });
  const migrations = assessment.migrations.map((migration) => ({
    ...migration,
    findings: assessment.findings,
  }));
  const told = migrations.map((migration) => reporter.migration(migration)).join('');
  const tally = migrations.reduce(withMigration, NOTHING);
  const beside = assessment.findings;
  return `${told}${reporter.end({ policy, tally, beside, decide: () => decision })}`;
}

/** The colours that we write ourselves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what such a sequence begins with
const COLOURS = /\u001b\[\d+(?:;\d+)*m/g;

function expectSafe(said: string): void {
  expect(UNSEEN_IN_BLOCK.exec(said)?.[0]).toBeUndefined();
}

const PLAIN_COMMANDS = (await written('github', 'word')).split('\n').length;

describe.each(INJECTIONS)('%j in a repository', (text) => {
  it('is only seen, whatever the format', async () => {
    for (const format of FORMATS) {
      // The runner looks the file up by its name, whatever is in that but control characters.
      expectSafe((await written(format, text)).replaceAll(/ file=[^,]*/g, ''));
    }
    expectSafe((await written('pretty', text, true)).replace(COLOURS, ''));
  });

  it('stays one value of JSON', async () => {
    const [first] = JSON.parse(await written('json', text)).migrations;
    expect(first).toMatchObject({ path: text, findings: [{ message: text, path: text }, {}] });
  });

  it('is no link in SARIF, and the file is found by its address', async () => {
    const [{ results }] = JSON.parse(await written('sarif', text)).runs;
    const [{ message, locations }] = results;
    expect(message.text).not.toContain('](');
    const { uri } = locations[0].physicalLocation.artifactLocation;
    expect(uri).toMatch(/^(?:[\w.~/-]|%[0-9A-F]{2})*$/);
    expect(decodeURIComponent(uri)).toBe(text.toWellFormed());
  });

  it('is only seen where a pull request is explained, and stays one value of JSON', () => {
    const decision = refusedWith(text);
    for (const colour of [false, true]) {
      const setting = { version: '1.2.3', colour, columns: 80, pathOf: (path: string) => path };
      for (const format of ['pretty', 'markdown', 'json'] as const)
        expectSafe(explanationOf(decision, format, setting).replace(COLOURS, ''));
    }
    const setting = { version: '1.2.3', colour: false, columns: undefined, pathOf: (path: string) => path };
    const { approvals } = JSON.parse(explanationOf(decision, 'json', setting));
    expect(approvals).toContainEqual({ login: 'spare', roles: [text] });
  });

  it('is only seen where a decision is replayed that comes out different, and stays one value of JSON', () => {
    const replayed: Replayed = {
      kind: 'replayed',
      entry: silenceOf(text),
      alterations: [text],
      differences: [{ what: 'description', recorded: text, now: `now ${text}` }],
    };
    expectSafe(replayedText(replayed, 'pretty', '1.2.3'));
    expect(replayedText(replayed, 'pretty', '1.2.3').split('\n')).toHaveLength(5);
    const json = replayedText(replayed, 'json', '1.2.3');
    expectSafe(json);
    expect(JSON.parse(json)).toMatchObject({ alterations: [text], differences: [{ recorded: text }] });
  });

  it('is no command of GitHub Actions, and the file is the one that is meant', async () => {
    const lines = (await written('github', text)).split(/\r?\n|\r/);
    expect(lines).toHaveLength(PLAIN_COMMANDS);
    for (const line of lines.slice(0, -2)) {
      const [, file = '', rest] = /^::(?:notice|warning|error) file=([^,:]*),([^:]*)::/.exec(line) ?? [];
      expect(rest).toMatch(/^line=\d+,endLine=\d+,(col=\d+,)?title=[^,:]*$/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: such a path is spelled out, and names no file
      if (!/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text))
        expect(unescaped(file)).toBe(text);
    }
  });
});

/** An entry of the audit that tells of a fault. */
function silenceOf(message: string): RecordedEntry {
  return {
    id: 'acme/shop@1',
    version: '1.0.0',
    at: '2026-01-16T00:00:00.000Z',
    why: { cause: 'push' },
    installation: 1,
    repository: 'acme/shop',
    kind: 'undetermined',
    head: 'f00d',
    ground: { kind: 'fault', message },
    status: { state: 'pending', description: message },
  };
}

/** As the runner reads a property. Source: actions/runner, ActionCommand.cs. */
function unescaped(property: string): string {
  const MARKS: Readonly<Record<string, string>> = {
    '%0D': '\r',
    '%0A': '\n',
    '%3A': ':',
    '%2C': ',',
    '%25': '%',
  };
  return property.replace(/%(?:0D|0A|3A|2C|25)/g, (mark) => MARKS[mark] ?? '');
}

describe('a policy with a text wherever one can stand', () => {
  const workspace = (): Workspace => folder({ 'db/migrations/1_a.sql': 'CREATE TABLE a (id int);\n' });

  it('is checked, explained and tried without a word that steers the terminal', async () => {
    const { root, write } = workspace();
    for (const text of INJECTIONS) {
      write({ [POLICY_PATH]: policyOf(text), [CASES]: casesOf(text) });
      for (const args of [
        ['check'],
        ['check', '--format', 'github'],
        ['check', '--format', 'json'],
        ['test'],
      ]) {
        const { out, err } = await run(['policy', ...args], { cwd: root });
        expectSafe(`${out}${err}`);
        if (args.includes('github')) expect(out.split(/[\r\n]+/).filter(isNoCommand)).toHaveLength(2);
      }
    }
  });

  it('is explained, and shown by a check, where it is good', async () => {
    const { root, write } = workspace();
    let good = 0;
    for (const text of INJECTIONS) {
      write({ [POLICY_PATH]: goodPolicyOf(text) });
      const explained = await run(['policy', 'explain'], { cwd: root });
      good += explained.code === 0 ? 1 : 0;
      const { out, err } = await run(['policy', 'explain', '--json'], { cwd: root });
      expectSafe(`${explained.out}${explained.err}${out}${err}`);
    }
    expect(good).toBeGreaterThan(INJECTIONS.length / 2);
  });

  const isNoCommand = (line: string) =>
    !/^::error file=[^,:]*,line=\d+,col=\d+,title=Migration policy::/.test(line);
});

const CASES = '.github/migration-policy.test.yml';

function policyOf(text: string): string {
  return `version: 1
${JSON.stringify(text)}: 1
unknown: ${JSON.stringify(text)}
roles: { ${JSON.stringify(`${text}!`)}: { users: [${JSON.stringify(text)}], teams: [${JSON.stringify(text)}] } }
levels: { low: { approvals: [{ role: ${JSON.stringify(text)} }], window: ${JSON.stringify(text)} } }
${text}
`;
}

function goodPolicyOf(text: string): string {
  const quoted = JSON.stringify(text);
  return `version: 1
environments: { production: { branches: [${quoted}] } }
levels: { low: { name: ${quoted}, checks: [${quoted}], checklist: [${quoted}] } }
`;
}

function casesOf(text: string): string {
  const quoted = JSON.stringify(text);
  return `cases:\n  - name: ${quoted}\n    migration: ${quoted}\n    expect: { checks: [${quoted}], ${quoted}: 1 }\n`;
}

describe('a schema whose names are injections', () => {
  const named = INJECTIONS.map((text) => text.replaceAll('\u0000', '').toWellFormed()).filter(
    (text) => text !== '',
  );
  const sqlOf = (names: readonly string[]) =>
    names
      .map((name) => {
        const quoted = `"${name.slice(0, 60).replaceAll('"', '""')}"`;
        const literal = `'${name.slice(0, 500).replaceAll("'", "''")}'`;
        return `CREATE TABLE ${quoted} (${quoted} text DEFAULT ${literal});\nCOMMENT ON TABLE ${quoted} IS ${literal};\n`;
      })
      .join('');
  const workspace = (names: readonly string[]) =>
    folder({ 'db/migrations/1_all.sql': sqlOf(names), 'dump.sql': 'CREATE TABLE a (id int);\n' });

  it('is held against a dump without a word that steers the terminal', async () => {
    const { root } = workspace(named);
    const { out, err } = await run(['drift', 'dump.sql'], { cwd: root });
    expectSafe(`${out}${err}`);
    expect(out.match(/^Table /gm)?.length).toBeGreaterThan(100);
  });

  it.each(['schema', 'history'])('makes a page of the same shape as with plain names: %s', async (page) => {
    const pageOf = async (names: readonly string[]) => {
      const { root } = workspace(names);
      const { code, out, err } = await run([page, 'PAGE.md'], { cwd: root });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expectSafe(out);
      return readFileSync(join(root, 'PAGE.md'), 'utf8');
    };
    const body = await pageOf(named);
    const html = render(body);
    expect(structureOf(html)).toEqual(
      structureOf(render(await pageOf(named.map((_, index) => `word${index}`)))),
    );
    expect(addressesOf(html)).toEqual([]);
    for (const pattern of LINKED_BY_GITHUB) expect(pattern.exec(linkableText(html))?.[0]).toBeUndefined();
    expectSafe(body);
  });
});

describe('what was typed', () => {
  it.each(INJECTIONS.filter((text) => text !== ''))('is shown when it makes no sense: %j', async (text) => {
    for (const args of [[text], ['rules', text], ['check', text], ['policy', text], ['drift', text]]) {
      const { out, err } = await run(args);
      expectSafe(`${out}${err}`);
    }
  });
});
