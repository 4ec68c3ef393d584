import { describe, expect, it } from 'vitest';
import { policyOf, told } from './reading.ts';

describe('what the file itself says of others', () => {
  it.each<[string, string, string]>([
    [
      'a window',
      'levels: { high: { window: nigth } }\nwindows: { night: { time-zone: UTC } }',
      '1:27 There is no window `nigth`. Did you mean `night`?',
    ],
    [
      'an environment',
      'environments: { production: { branches: main } }\nrequirements: [{ when: { environments: prodution }, checks: [x] }]',
      '2:40 There is no environment `prodution`. Did you mean `production`?',
    ],
    [
      'a time zone',
      'windows: { night: { time-zone: America/La_Pas } }',
      '1:32 There is no time zone `America/La_Pas`. Did you mean `America/La_Paz`?',
    ],
    ['an offset', 'windows: { night: { time-zone: "+02:00" } }', '1:32 There is no time zone `+02:00`.'],
    [
      'a role of an emergency',
      'emergency: { roles: [tech-laed] }',
      '1:22 There is no role `tech-laed`. Did you mean `tech-lead`?',
    ],
    [
      'a role that may waive',
      'waivers: { roles: [nobody] }',
      '1:20 There is no role `nobody`. There is `developer`, `senior-developer` or `tech-lead`.',
    ],
    [
      'a role that may allow',
      'suppressors: { roles: [nobody] }',
      '1:24 There is no role `nobody`. There is `developer`, `senior-developer` or `tech-lead`.',
    ],
    [
      'who may tick',
      'levels: { low: { checklist: [{ text: x, by: [autor] }] } }',
      '1:46 There is no role `autor`. Did you mean `author`?',
    ],
    [
      'a kind of operation in a condition',
      'requirements: [{ when: { operations: drop-tabel }, checks: [x] }]',
      '1:38 There is no kind of operation `drop-tabel`. Did you mean `drop-table`?',
    ],
    [
      'a kind of operation of a category',
      'categories: { destructive: [drop-indx] }',
      '1:29 There is no kind of operation `drop-indx`. Did you mean `drop-index`?',
    ],
    [
      'the line that a notice waits for',
      'windows: { w: { time-zone: UTC, notice: { item: told, at-least: 48h } } }',
      '1:49 No line of a checklist has the id `told`.',
    ],
    [
      'a length of time',
      'emergency: { roles: [tech-lead], deadline: 24 hours }',
      '1:44 `24 hours` is no length of time: write `30s`, `5min`, `24h` or `30d`.',
    ],
    [
      'a date',
      'windows: { w: { time-zone: UTC, closed: [2026-02-30] } }',
      '1:42 `2026-02-30` has a day that is not in the calendar.',
    ],
    [
      'people and ways at once',
      'levels: { low: { approvals: [{ role: developer, any-of: [{ role: developer }, { role: tech-lead }] }] } }',
      '1:49 An approval has either people or `any-of`. Put all ways under `any-of`.',
    ],
    [
      'a rule that proves a line',
      'levels: { low: { checklist: [{ text: x, rules: drop-tabel }] } }',
      '1:48 There is no rule `drop-tabel`. Did you mean `drop-table`?',
    ],
  ])('must be there: %s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    'emergency: off',
    'levels: { low: { checklist: [{ id: told, text: x }] } }\nwindows: { w: { time-zone: UTC, notice: { item: told, at-least: 48h } } }',
    'levels: { low: { checklist: [{ text: x, by: [author, developer] }] } }',
    'roles: { dba: { users: [x], roles: [lead] }, lead: { users: [y] } }\nwaivers: { roles: [dba] }',
  ])('is there, or not needed: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('may be written in short', () => {
    const policy = policyOf(`
environments: { production: { branches: main } }
requirements:
  - when: { environments: production, categories: destructive }
    window: night
windows:
  night:
    time-zone: Europe/Berlin
    open: [{ days: fri-mon, from: '22:00', to: '04:00' }]
    closed: ['2026-12-24..2027-01-02', '2027-05-01']
`);
    expect(policy.demands.at(-1)).toMatchObject({
      when: { environments: ['production'], categories: ['destructive'] },
      windows: ['night'],
    });
    expect(policy.windows).toEqual([
      {
        name: 'night',
        timeZone: 'Europe/Berlin',
        open: [{ days: ['mon', 'fri', 'sat', 'sun'], from: '22:00', to: '04:00' }],
        closed: [
          { from: '2026-12-24', to: '2027-01-02' },
          { from: '2027-05-01', to: '2027-05-01' },
        ],
      },
    ]);
  });
});
