import { readFileSync } from 'node:fs';
import ajvDraft4 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { POLICY_PATH } from '../../src/domain/policy.ts';
import { RULES } from '../../src/rules/registry.ts';
import { type Checked, folder, onlyRules, repository, run } from './workspace.ts';

const MANY = {
  'db/migrations/1_bookings.sql': 'CREATE TABLE bookings (id bigint, status text, "näme" text);\n',
  'db/migrations/2_ä b%,:#.sql': [
    '-- one line before',
    'ALTER TABLE bookings',
    '\tDROP COLUMN status;',
    'CREATE INDEX CONCURRENTLY; -- not PostgreSQL',
    'UPDATE bookings SET "näme" = \'日本語\', id =',
    '  2;',
    '',
  ].join('\n'),
  'db/migrations/3_code.py': 'a migration that is not SQL',
};

describe('pretty', () => {
  it('shows the line of SQL with a mark under the place, why it matters, and the safer way', async () => {
    const { check } = folder({
      ...onlyRules('drop-column'),
      'db/migrations/2_drop.sql': '-- so\nALTER TABLE bookings DROP COLUMN status;\n',
    });
    const { out } = await check();
    expect(out.split('\n').slice(0, 9)).toEqual([
      'warning Column `status` of `bookings` is dropped, and its values with it. [drop-column]',
      '  db/migrations/2_drop.sql:2:22',
      '  2 │ ALTER TABLE bookings DROP COLUMN status;',
      '    │                      ^^^^^^^^^^^^^^^^^^',
      expect.stringMatching(/^ {2}why {3}Its values are gone/),
      expect.stringMatching(/^ {2}locks ACCESS EXCLUSIVE/),
      expect.stringMatching(/^ {2}safer Stop using the column/),
      expect.stringMatching(/^ {8}-- When no code uses it/),
      expect.stringMatching(/^ {8}ALTER TABLE bookings RENAME COLUMN status TO/),
    ]);
    expect(out).toMatch(/\n1 warning in 1 migration \(1 \w+\), by the policy \S+\nMore on a rule: .*\n$/);
  });

  it('says why a rule is there only once', async () => {
    const { check } = folder({
      ...onlyRules('drop-column'),
      'db/migrations/2_drop.sql': 'ALTER TABLE a DROP COLUMN b;\nALTER TABLE a DROP COLUMN c;\n',
    });
    const { out } = await check();
    expect(out.match(/\[drop-column\]/g)).toHaveLength(2);
    expect(out.match(/^ {2}why /gm)).toHaveLength(1);
  });

  it.each([
    ['after a tab', '\tALTER TABLE a DROP COLUMN b;', '    ALTER TABLE a DROP COLUMN b;', 18, 13],
    ['after wide letters', 'ALTER TABLE "日本" DROP COLUMN b;', 'ALTER TABLE "日本" DROP COLUMN b;', 19, 13],
    [
      'after a combined letter',
      'ALTER TABLE "e\u0301" DROP COLUMN b;',
      'ALTER TABLE "e\u0301" DROP COLUMN b;',
      16,
      13,
    ],
    ['with a carriage return', 'ALTER TABLE a DROP COLUMN b;\r', 'ALTER TABLE a DROP COLUMN b;', 14, 13],
    [
      'far out in a long line',
      `/* ${'x'.repeat(500)} */ ALTER TABLE a DROP COLUMN b; -- ${'y'.repeat(500)}`,
      `…${'x'.repeat(12)} */ ALTER TABLE a DROP COLUMN b; -- ${'y'.repeat(92)}…`,
      31,
      13,
    ],
  ])('points at the place %s', async (_, sql, line, indent, width) => {
    const { check } = folder({ 'db/migrations/2_drop.sql': `${sql}\n` });
    const { out } = await check();
    const [, , shown, marks] = out.split('\n');
    expect(shown).toBe(`  1 │ ${line}`);
    expect(marks).toBe(`    │ ${' '.repeat(indent)}${'^'.repeat(width)}`);
  });

  it('marks the first of several lines, and says where it ends', async () => {
    const { check } = folder({ 'db/migrations/2_all.sql': 'UPDATE a\n  SET b =\n  1;\n' });
    expect((await check()).out).toContain('\n  1 │ UPDATE a\n    │ ^^^^^^^^ … to line 3\n');
  });

  it('lets nothing in a repository steer the terminal', async () => {
    const { check } = folder({
      'db/migrations/2_\u001b[31m.sql': 'ALTER TABLE a DROP COLUMN "\u001b]0;owned\u0007\u202e";\n',
    });
    const { out } = await check();
    expect(out).toContain('⟨U+001B⟩');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  });

  it('colours where that is asked for', async () => {
    const { check } = folder({ 'db/migrations/2_drop.sql': 'ALTER TABLE a DROP COLUMN b;\n' });
    expect((await check('--color')).out).toContain('\u001b[33m');
    expect((await check('--no-color')).out).not.toContain('\u001b');
  });

  it('breaks its sentences to the width of the terminal', async () => {
    const { root } = folder({
      ...onlyRules('drop-column'),
      'db/migrations/2_drop.sql': 'ALTER TABLE a DROP COLUMN b;\n',
    });
    const { out } = await run(['check'], { cwd: root, columns: 60 });
    const prose = out.split('\n').filter((line) => /^ {2}(why|locks|safer)/.test(line));
    expect(prose).toHaveLength(3);
    expect(prose.filter((line) => line.length > 60)).toEqual([]);
  });
});

describe('json', () => {
  it('holds what was read and what was found, with places', async () => {
    const { check } = folder(MANY);
    const { out } = await check('--format', 'json');
    const said = JSON.parse(out);
    expect(said).toMatchObject({
      version: 1,
      tool: { name: 'migration-gate', version: '1.2.3' },
      policy: { kind: 'builtin', name: 'default' },
      level: 'high',
      summary: { migrations: 3, levels: { low: 1, medium: 0, high: 2 } },
    });
    const checked: Checked = said;
    expect(checked.migrations[1]?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'drop-column',
        severity: 'warning',
        path: 'db/migrations/2_ä b%,:#.sql',
        start: { line: 3, column: 2, offset: 41 },
        end: { line: 3, column: 20, offset: 59 },
      }),
    );
    expect(said.migrations[0].operations).toEqual([
      expect.objectContaining({ kind: 'create-table', level: 'low', summary: expect.any(String) }),
    ]);
  });
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(new URL('./fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
  );
  const ajv = new ajvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  const errorsOf = (out: string) => {
    validate(JSON.parse(out));
    return validate.errors ?? [];
  };

  it.each([
    ['nothing', {}],
    ['findings of many kinds', MANY],
    ['an empty file', { 'db/migrations/1_none.sql': '' }],
    ['a file that is none', { 'db/migrations/1_none.sql': new Uint8Array([0, 0, 255]) }],
    ['half a character', { 'db/migrations/1_half.sql': 'DROP TABLE "😀";\u0000' }],
  ])('fits the schema of SARIF 2.1.0 with %s', async (_, files) => {
    const { out } = await folder(files).check('--format', 'sarif');
    expect(errorsOf(out)).toEqual([]);
  });

  it('holds a schema that refuses what is wrong', () => {
    expect(errorsOf('{"version":"2.1.0","runs":[{"tool":{"driver":{"name":1}}}]}')).not.toEqual([]);
  });

  it('describes every rule, and points at it and at the place', async () => {
    const { check } = folder(MANY);
    const [{ tool, results }] = JSON.parse((await check('--format', 'sarif')).out).runs;
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
    const drop = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'drop-column');
    expect(tool.driver.rules[drop.ruleIndex].id).toBe('drop-column');
    expect(drop.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'db/migrations/2_%C3%A4%20b%25%2C%3A%23.sql', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 2, endLine: 3, endColumn: 20, charOffset: 41, charLength: 18 },
    });
  });

  it('knows a finding again after lines were added above it', async () => {
    const fingerprints = async (sql: string) => {
      const files = { ...onlyRules('drop-table'), 'db/migrations/1_drop.sql': sql };
      const { out } = await folder(files).check('--format', 'sarif');
      const [{ results }] = JSON.parse(out).runs;
      return results.map((each: { partialFingerprints: object }) => each.partialFingerprints);
    };
    const drops = 'DROP TABLE a;\nDROP TABLE a;\n';
    const before = await fingerprints(drops);
    expect(new Set(before.map((each: object) => JSON.stringify(each))).size).toBe(2);
    expect(await fingerprints(`-- a note\n\n${drops}`)).toEqual(before);
  });
});

describe('github', () => {
  it('writes one command for each finding, and nothing in a name can end it', async () => {
    const { check } = folder(MANY);
    const { out } = await check('--format', 'github');
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, -1).every((line) => /^::(notice|warning|error) file=[^:]+::/.test(line))).toBe(
      true,
    );
    expect(lines.filter((line) => line.includes('title=drop-column%3A'))).toEqual([
      expect.stringMatching(
        /^::warning file=db\/migrations\/2_ä b%25%2C%3A#\.sql,line=3,endLine=3,col=2,title=drop-column%3A Column `status` of `bookings` is dropped%2C and its values with it\.::Column `status`.*%0A%0AIts values/,
      ),
    ]);
  });

  it('lets no text of a repository become a command', async () => {
    const { check } = folder({
      ...onlyRules('drop-table'),
      'db/migrations/1_x.sql': 'DROP TABLE "a\n::error file=x::owned\r\n::stop-commands::x";\n',
    });
    const { out } = await check('--format', 'github');
    expect(out.split(/[\r\n]/).filter((line) => line.startsWith('::'))).toHaveLength(1);
  });
});

describe('markdown', () => {
  it('is the comment that the gate would write now', async () => {
    const { check, write } = repository({
      ...onlyRules('drop-column'),
      'db/migrations/1_bookings.sql': 'CREATE TABLE a (b int);\n',
    });
    write({ 'db/migrations/2_drop.sql': 'ALTER TABLE a DROP COLUMN b;\n' });
    const { out } = await check('--base', 'HEAD', '--format', 'markdown');
    expect(out).toContain('## 🔴 HIGH · ⏳ waiting');
    expect(out).toContain('### Findings: 1 warning');
    expect(out).toContain('### Checklist for HIGH');
  });

  it('says so where there is none', async () => {
    expect((await folder().check('--format', 'markdown')).out).toBe('No migrations.\n');
  });

  it("is made by the repository's policy", async () => {
    const { check } = repository({
      [POLICY_PATH]: 'version: 1\nlevels:\n  low:\n    name: GREEN\n',
      'db/migrations/1_bookings.sql': 'CREATE TABLE a (b int);\n',
    });
    expect((await check('--format', 'markdown')).out).toContain('## 🟢 GREEN');
  });
});
