import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a wrong value is told with its place, what it may be, and what to write', () => {
  it.each<[string, string]>([
    [
      'migrations: db',
      '1:13 `migrations` is to be a mapping with keys, and this is text. Its keys are `paths`, `ignore`, `tool` and `since`.',
    ],
    [
      'migrations: { paths: db/*.sql }',
      '1:22 `paths` is to be a list, and this is text. Write `[db/*.sql]`, or each entry on a line of its own, with `- ` in front.',
    ],
    ['environments: { production: {} }', '1:17 `branches` is missing. Write it here.'],
    [
      'environments: { "no!": { branches: main } }',
      '1:17 `no!` is no name: at most 40 letters, digits, spaces, `-` and `_`, a letter first.',
    ],
    [
      'extends: vilo',
      '1:10 `vilo` is nothing to extend: write `builtin:default` or another built-in policy, or `organisation`.',
    ],
    [
      'levels: { high: { name: a name that is far too long } }',
      '1:25 `name` has at most 20 characters, and this has 27.',
    ],
    [
      'levels: { high: { approvals: 2 } }',
      '1:30 `approvals` is to be a list, and this is a number. Put each entry on a line of its own, with `- ` in front.',
    ],
    [
      'levels: { high: { approvals: [{ role: tech-lead, count: "2" }] } }',
      '1:57 `count` is to be a whole number, and this is text. Write it without quotes.',
    ],
    [
      'levels: { high: { checklist: [{ text: a, required: yes }] } }',
      '1:52 `required` is to be `true` or `false`, and this is text. Write `true`.',
    ],
    [
      'levels: { high: { checklist: [{ text: a, required: no }] } }',
      '1:52 `required` is to be `true` or `false`, and this is text. Write `false`.',
    ],
    ['levels: { high: { approvals: [{ role: tech-lead, count: 21 }] } }', '1:57 `count` is at most 20.'],
    ['checks: [""]', '1:10 Entry 1 of `checks` is empty.'],
    [
      'conventions: { immutable: "true" }',
      '1:27 `immutable` is to be `off`, `true` or a mapping with keys, and this is `true`. Write it without quotes.',
    ],
    [`${'x'.repeat(70)}: 1`, `1:1 \`${'x'.repeat(59)}…\` is no key of the policy.`],
    [
      'levels: { high: { checklist: [{ text: a, expires: 24 }] } }',
      '1:51 `expires` is to be a length of time, and this is a number. Write it like `24h`.',
    ],
    ['levels: { high: { window: night } }', '1:27 There is no window `night`. Write it under `windows`.'],
    [
      'unknown: hihg',
      '1:10 `unknown` is to be `low`, `medium` or `high`, and this is `hihg`. Did you mean `high`?',
    ],
    [
      'rules: { drop-table: erorr }',
      '1:22 `drop-table` is to be `note`, `warning`, `error`, `off` or a mapping with keys, and this is `erorr`. Did you mean `error`?',
    ],
    [
      'rules: { drop-table: false }',
      '1:22 `drop-table` is to be `note`, `warning`, `error`, `off` or a mapping with keys, and this is `false`. Write `off`.',
    ],
    [
      'categories: { destructve: [drop-table] }',
      '1:15 `destructve` is no key of `categories`. Did you mean `destructive`?',
    ],
    [
      'conventions: { immutable: yes }',
      '1:27 `immutable` is to be `off`, `true` or a mapping with keys, and this is `yes`. Write `true`.',
    ],
    [
      'conventions: { sections: [rolback] }',
      '1:27 Entry 1 of `sections` is to be `pre-flight`, `backup`, `verification`, `rollback` or a mapping with keys, and this is `rolback`. Did you mean `rollback`?',
    ],
    [
      'conventions: { schema-file: /prisma }',
      '1:29 A path begins at the top of the repository, without `/` or `./`.',
    ],
    [
      'conventions: { timeouts: 30s }',
      '1:26 `timeouts` is to be `off` or a mapping with keys, and this is `30s`. Its keys are `lock`, `statement` and `when`.',
    ],
    ['windows: { night: {} }', '1:12 `time-zone` is missing. Write it here, like `America/La_Paz`.'],
    [
      'windows: { night: { time-zone: Berlin } }',
      '1:32 There is no time zone `Berlin`. Did you mean `Europe/Berlin`?',
    ],
    [
      'windows: { night: { time-zone: UTC, open: [{ from: 0900 }] } }',
      '1:52 `from` is to be a time of day, and this is a number. Write it like `09:00`.',
    ],
    [
      'windows: { night: { time-zone: UTC, closed: [24.12.2026] } }',
      '1:46 `24.12.2026` is no date: write `2026-12-24` or `2026-12-24..2027-01-02`.',
    ],
    [
      'waivers: [tech-lead]',
      '1:10 `waivers` is to be a mapping with keys, and this is a list. Its key is `roles`.',
    ],
    [
      'after-merge: { rollback-steps: high }',
      '1:32 `rollback-steps` is to be a list, and this is text. Write `[high]`, or each entry on a line of its own, with `- ` in front.',
    ],
    [
      'labels: false',
      '1:9 `labels` is to be `off` or a mapping with keys, and this is `false`. Write `off`.',
    ],
  ])('%s', (yaml, message) => {
    expect(told(yaml)).toEqual([message]);
  });
});

describe('what is made to hurt is refused before anything is read', () => {
  it.each<[string, string, string]>([
    [
      'an alias bomb',
      `a: &a [x, x]\nb: &b [${'*a, '.repeat(9)}*a]\nrequirements: [*b, *b]\n`,
      'An alias (`*name`) is not read here',
    ],
    [
      'conditions nested beyond measure',
      `requirements: ${'['.repeat(30)}${']'.repeat(30)}`,
      'nested over 20 deep',
    ],
    ['a file that is too large', `checks: [${'a, '.repeat(30_000)}a]`, 'at most 65,536 are read'],
  ])('%s', (_, yaml, message) => {
    const problems = told(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(message);
  });

  it('as is every list that is longer than anybody needs', () => {
    const requirement = '  - { checks: [ci] }\n';
    expect(told(`requirements:\n${requirement.repeat(51)}`)).toEqual([
      '2:3 `requirements` holds at most 50 entries.',
    ]);
  });
});
