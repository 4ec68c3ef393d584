import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOf, told } from './reading.ts';

describe('what is no YAML', () => {
  it('is told with its place', () => {
    expect(told('levels: [1, 2\nrules: }').at(-1)).toMatch(/^2:8 This is not YAML: /);
  });

  it('does not hide what is wrong before it', () => {
    const problems = told('rulez: 1\nlevels: [1, 2\nrules: }');
    expect(problems[0]).toBe('1:1 `rulez` is no key of the policy. Did you mean `rules`?');
    expect(problems.length).toBeGreaterThan(1);
  });

  it('does not make what stands behind it look missing', () => {
    expect(told('levels: {low: {approvals: [{role: dba}]}}\nroles: {dba: [}').join()).not.toContain(
      'no role',
    );
  });

  it.each([
    ['a key twice', 'version: 1\nversion: 1', '2:1 This key is here a second time'],
    ['a tab', 'levels:\n\tlow: {}', '2:1 YAML is indented with spaces'],
    ['a second document', 'version: 1\n---\nversion: 1', '2:1 The policy is one document'],
    ['an anchor', 'checks: &a [x]', '1:9 An anchor'],
    ['an alias', 'checks: *a', '1:9 An alias'],
    ['a tag', 'checks: !!set {x}', '1:9 A tag'],
    ['an explicit key', '? version\n: 1', '1:1 A key is written as `key:`'],
    ['a control character', 'version: 1\nchecks: [\u0000]', '2:10 There is a control character here'],
    ['only a comment', '# nothing yet', '1:1 The policy is empty'],
  ])('or not what a policy is made of: %s', (_, text, expected) => {
    expect(told(text).join('\n')).toContain(expected);
  });

  it('is told in the words of whoever reads YAML, and no more', () => {
    expect(told('a: "\\q"')).toEqual([
      '1:1 `a` is no key of the policy.',
      '1:5 This is not YAML: Invalid escape sequence \\q.',
    ]);
  });

  it('hides what stands behind it, for that may not be what was meant', () => {
    expect(told('version: 1\n  unknown: low\nrulez: 2\n')).toEqual([
      '1:10 This is not YAML: Nested mappings are not allowed in compact mappings.',
      '1:10 This is not YAML: Implicit keys need to be on a single line.',
    ]);
    expect(told('levels: { low: { window: night } }\nwindows: [').join()).not.toContain('no window');
  });

  it('hides nothing where only a key is there twice', () => {
    expect(told('version: 1\nversion: 1\nrulez: 1')).toEqual([
      '2:1 This key is here a second time, and only one of them could count.',
      '3:1 `rulez` is no key of the policy. Did you mean `rules`?',
    ]);
  });

  it('is not taken for an empty policy', () => {
    expect(told('---\n---\n')).toEqual(['2:1 The policy is one document: leave out `---`.']);
  });

  it('stands in its order in the file with all else', () => {
    const text = 'rulez: 1\nversion: 1\nversion: 1\nlevelz: 1';
    expect(problemsOf(text).map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  it('is told at what begins the file, wherever that is', () => {
    expect(told('\n\n- a')[0]).toMatch(/^3:1 The policy is to be a mapping with keys, and this is a list\./);
  });

  it('says what to do about a control character', () => {
    expect(told('checks: [\u0007]')).toEqual(['1:10 There is a control character here. Take it out.']);
  });

  it('gives a place within the text to every problem', () => {
    const text = 'version: 1\r\nrulez: 1\r\n\r\nroles: { ä: 1, b: [ ] }\r\n';
    const lines = text.split('\r\n');
    for (const { line, column, source } of problemsOf(text)) {
      expect(lines[line - 1]).toBe(source);
      expect(column).toBeLessThanOrEqual(source.length + 1);
    }
  });
});

describe('a policy at its limits', () => {
  const nested = (depth: number, open: string, close: string) =>
    `a: ${open.repeat(depth)}${close.repeat(depth)}`;

  it.each([
    ['[', ']'],
    ['{ a: ', '}'],
  ])('may have brackets that are nested 20 deep, and no deeper: %s', (open, close) => {
    const tooDeep = 'Brackets are nested over 20 deep.';
    expect(problemsOf(nested(20, open, close)).map(({ message }) => message)).not.toContain(tooDeep);
    expect(problemsOf(nested(21, open, close)).map(({ message }) => message)).toContain(tooDeep);
  });

  it('may have 64 KB, and not a byte more', () => {
    const sized = (bytes: number) => `version: 1 #${'x'.repeat(bytes - 12)}`;
    expect(told(sized(65_536))).toEqual([]);
    expect(told(sized(65_537))).toEqual(['1:1 The policy has 65,537 bytes, and at most 65,536 are read.']);
  });

  it('is told what is refused twenty times at most, and what is wrong fifty times', () => {
    expect(told(`checks: [${'*a, '.repeat(30)}]`)).toHaveLength(20);
    expect(told(Array.from({ length: 60 }, (_, index) => `key${index}: 1`).join('\n'))).toHaveLength(50);
  });

  it('is refused where it is nested too deeply without brackets', () => {
    expect(told('- '.repeat(15_000))).toEqual(['1:1 The policy is nested too deeply to be read.']);
  });

  it('shows at most a thousand characters of a line', () => {
    expect(problemsOf(`rulez: ${'x'.repeat(2000)}`)[0]?.source).toHaveLength(1000);
  });
});

describe('a hostile policy', () => {
  it.each([
    ['over 64 KB', `checks: [${'x'.repeat(70_000)}]`],
    ['of brackets', '['.repeat(60_000)],
    ['of nested lists', '- '.repeat(30_000)],
    ['of nested keys', '? '.repeat(30_000)],
    ['of nested mappings', Array.from({ length: 350 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['of one key', 'a: 1\n'.repeat(13_000)],
    ['of aliases', `a: &a [x]\nb: [${'*a, '.repeat(9_000)}*a]`],
  ])('%s is refused in no time', (_, text) => {
    // Of the processor: the machine may have other things to do.
    const started = process.cpuUsage();
    const problems = problemsOf(text);
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(50);
  });

  it('never throws, whatever the text', () => {
    const word = fc.constantFrom(
      'roles',
      'levels',
      'low',
      ': ',
      '- ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '"',
      '|',
      '#',
      '%',
      '1',
      'off',
      '~',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        expect(Array.isArray(problemsOf(written))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever its keys hold', () => {
    const keys = [
      'version',
      'migrations',
      'roles',
      'levels',
      'unknown',
      'rules',
      'operations',
      'checks',
      'low',
      'a',
      'role',
      'count',
      'text',
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, true, 1, 'off', 'low', 'a', ''),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (written) => {
        for (const { line } of problemsOf(JSON.stringify(written, null, 1))) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
