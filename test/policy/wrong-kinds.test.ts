import { describe, expect, it } from 'vitest';
import { problemsOf, told } from './reading.ts';

describe('a value of another kind', () => {
  it.each<[string, string]>([
    ['version:', '1:1 `version` is empty. Write `1`, or leave the key out.'],
    ['unknown:', '1:1 `unknown` is empty. Write `low`, `medium` or `high`, or leave the key out.'],
    ['levels: { high: { window: } }', '1:19 `window` is empty. Write what it holds, or leave the key out.'],
    ['checks:\n  -\n  - ci', '1:1 Entry 1 of `checks` is empty. Write what it holds, or leave the key out.'],
    ['version: two', '1:10 `version` is to be `1`, and this is `two`.'],
    ['unknown: [low]', '1:10 `unknown` is to be `low`, `medium` or `high`, and this is a list.'],
    ['unknown: {}', '1:10 `unknown` is to be `low`, `medium` or `high`, and this is a mapping.'],
    ['unknown: critical', '1:10 `unknown` is to be `low`, `medium` or `high`, and this is `critical`.'],
    [
      'levels: { high: { name: 5 } }',
      '1:25 `name` is to be text, and this is a number. Put it in quotes: "5".',
    ],
    [
      'levels: { high: { name: true } }',
      '1:25 `name` is to be text, and this is `true` or `false`. Put it in quotes: "true".',
    ],
    ['levels: { high: { name: [a] } }', '1:25 `name` is to be text, and this is a list.'],
    ['request-reviewers: maybe', '1:20 `request-reviewers` is to be `true` or `false`, and this is text.'],
    ['request-reviewers: 1', '1:20 `request-reviewers` is to be `true` or `false`, and this is a number.'],
    [
      'emergency: no',
      '1:12 `emergency` is to be `off` or a mapping with keys, and this is `no`. Write `off`.',
    ],
    [
      'emergency: of',
      '1:12 `emergency` is to be `off` or a mapping with keys, and this is `of`. Did you mean `off`?',
    ],
    [
      'emergency: yes',
      '1:12 `emergency` is to be `off` or a mapping with keys, and this is `yes`. Its keys are `roles`, `deadline`, `label` and `levels`.',
    ],
    [
      'emergency: []',
      '1:12 `emergency` is to be `off` or a mapping with keys, and this is a list. Its keys are `roles`, `deadline`, `label` and `levels`.',
    ],
    [
      'conventions: { immutable: [] }',
      '1:27 `immutable` is to be `off`, `true` or a mapping with keys, and this is a list. Its key is `when`.',
    ],
    [
      'conventions: 5',
      '1:14 `conventions` is to be a mapping with keys, and this is a number. Among its keys are `header`, `file-name`, `numbering`, `immutable`, `sections`, `rollback`, `idempotent` and `timeouts`.',
    ],
    ['rules: 5', '1:8 `rules` is to be a mapping with keys, and this is a number.'],
    ['windows: []', '1:10 `windows` is to be a mapping with keys, and this is a list.'],
    [
      'checks: 5',
      '1:9 `checks` is to be a list, and this is a number. Put each entry on a line of its own, with `- ` in front.',
    ],
    [
      'levels: { high: { checklist: Look } }',
      '1:30 `checklist` is to be a list, and this is text. Write `[Look]`, or each entry on a line of its own, with `- ` in front.',
    ],
    [
      'levels: { high: { approvals: tech-lead } }',
      '1:30 `approvals` is to be a list, and this is text. Put each entry on a line of its own, with `- ` in front.',
    ],
  ])('is told with what it is to be: %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    ['two', ''],
    ['x2', ''],
    ['"2x"', ''],
    ['1.5', ''],
    ['"12"', ' Write it without quotes.'],
  ])('is no number where it is no whole one: %s', (count, hint) => {
    const [problem] = told(`levels: { high: { approvals: [{ role: tech-lead, count: ${count} }] } }`);
    const kind = count === '1.5' ? 'a number' : 'text';
    expect(problem).toBe(`1:57 \`count\` is to be a whole number, and this is ${kind}.${hint}`);
  });

  it('has no hint where there is none to give', () => {
    expect(problemsOf('version: two')).toStrictEqual([
      { line: 1, column: 10, source: 'version: two', message: '`version` is to be `1`, and this is `two`.' },
    ]);
  });
});

describe('text that is the short form of something', () => {
  it.each<[string, string]>([
    [`title: ${'x'.repeat(121)}`, '1:39 `title` has at most 120 characters, and this has 121.'],
    ['sections: [""]', '1:43 Entry 1 of `sections` is empty.'],
  ])('is told what is wrong with it as that', (key, expected) => {
    expect(told(`conventions: { pull-request: { ${key} } }`)).toEqual([expected]);
  });

  it.each<[string, string]>([
    ['open: [{ from: 9am }]', '1:48 `9am` is no time of day: write `09:00` or `17:30`.'],
    ['open: [{ days: today }]', '1:48 `today` is no day: write `mon` or `mon-fri`.'],
    [
      'closed: [2026-12-24..2026-02-30]',
      '1:42 `2026-12-24..2026-02-30` has a day that is not in the calendar.',
    ],
    [
      'closed: [5]',
      '1:42 Entry 1 of `closed` is to be a date, or one to another, and this is a number. Write it like `2026-12-24`.',
    ],
  ])('is told what to write in its place: %s', (key, expected) => {
    expect(told(`windows: { w: { time-zone: UTC, ${key} } }`)).toEqual([expected]);
  });
});

describe('what is wrong in one place', () => {
  it('is told once, not again as missing', () => {
    expect(told('windows: { w: { time-zone: 5 } }')).toEqual([
      '1:28 `time-zone` is to be text, and this is a number. Write it like `America/La_Paz`.',
    ]);
  });

  it('does not hide what is wrong in another', () => {
    expect(told('windows: { w: {} }\nlabels: { low: a }\nrules: { drop-tabel: off }')).toEqual([
      '1:12 `time-zone` is missing. Write it here, like `America/La_Paz`.',
      '2:1 `medium` is missing. Write it here.',
      '2:1 `high` is missing. Write it here.',
      '3:10 There is no rule `drop-tabel`. Did you mean `drop-table`?',
    ]);
  });

  it('takes nothing else away that stands beside it', () => {
    const windows = 'windows: { day: {}, night: { time-zone: UTC } }';
    expect(told(`${windows}\nlevels: { high: { window: night } }`)).toEqual([
      '1:12 `time-zone` is missing. Write it here, like `America/La_Paz`.',
    ]);
  });

  it('is told with what to do: a tool without paths', () => {
    expect(told('migrations: { tool: goose }')).toEqual([
      '1:21 `tool` says how the files at `paths` are run, and there are no `paths`. Write `paths`, or leave `tool` out.',
    ]);
  });
});
