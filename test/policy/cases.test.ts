import { describe, expect, it } from 'vitest';
import { readCases } from '../../src/policy/cases/read-cases.ts';

/** What is wrong with a table of cases, as `line:column message hint`. */
function toldOf(text: string): readonly string[] {
  const reading = readCases(text);
  if (reading.kind === 'valid') return [];
  return reading.problems.map(({ line, column, message, hint }) =>
    [`${line}:${column}`, message, ...(hint === undefined ? [] : [hint])].join(' '),
  );
}

/** A table of one case with these keys. */
const caseWith = (keys: string) => `cases: [{ name: a, migration: SELECT 1, ${keys} }]`;

describe('a table of cases', () => {
  it('holds what each case is and what the policy is to make of it', () => {
    const text = `
cases:
  - name: Dropping a table
    migration: DROP TABLE bookings;
    path: db/001.sql
    base: CREATE TABLE bookings ();
    environment: production
    title: 'Drop bookings'
    description: Nobody books any more.
    files: docs/schema.md
    expect:
      level: high
      approvals: [2 approvals from tech-lead]
      findings: [drop-table]
      checks: []
      window: night
      checklist: [told]
`;
    expect(readCases(text)).toEqual({
      kind: 'valid',
      cases: [
        {
          name: 'Dropping a table',
          migration: 'DROP TABLE bookings;',
          path: 'db/001.sql',
          base: 'CREATE TABLE bookings ();',
          environment: 'production',
          title: 'Drop bookings',
          description: 'Nobody books any more.',
          files: ['docs/schema.md'],
          expect: {
            level: 'high',
            approvals: ['2 approvals from tech-lead'],
            findings: ['drop-table'],
            checks: [],
            window: ['night'],
            checklist: ['told'],
          },
        },
      ],
    });
  });

  it.each<[string, string]>([
    ['', '1:1 `cases` is missing. Write it here.'],
    ['cases: []', '1:8 `cases` needs at least 1 entry.'],
    [
      'cases: [1]',
      '1:9 Entry 1 of `cases` is to be a mapping with keys, and this is a number. Among its keys are `name`, `migration`, `path`, `base`, `environment`, `title`, `description` and `files`.',
    ],
    [
      caseWith('expect: {}, branch: main'),
      '1:53 `branch` is no key of a case. There is `name`, `migration`, `path`, `base`, `environment`, `title`, `description`, `files` or `expect`.',
    ],
    [
      caseWith('expect: { findings: [drop-tabel] }'),
      '1:62 There is no rule `drop-tabel`. Did you mean `drop-table`?',
    ],
    [
      caseWith('expect: { level: hihg }'),
      '1:58 `level` is to be `low`, `medium` or `high`, and this is `hihg`. Did you mean `high`?',
    ],
    [
      caseWith('expect: {}, environment: "?"'),
      '1:66 `?` is no name: at most 40 letters, digits, spaces, `-` and `_`, a letter first.',
    ],
    ['cases: *a', '1:8 An alias (`*name`) is not read here: write out what it stands for.'],
  ])('is told what is wrong with it: %s', (text, expected) => {
    expect(toldOf(text)).toEqual([expected]);
  });
});
