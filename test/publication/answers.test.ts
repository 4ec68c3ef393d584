import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/domain/command.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Write } from '../../src/domain/publication.ts';
import { answerTo } from '../../src/publication/reply/answers.ts';
import { demand, item } from '../support/policies.ts';
import {
  approval,
  assessment,
  decision,
  ignored,
  migration,
  PULL_URL,
  policy,
  requirement,
  snapshot,
  tally,
} from './decisions.ts';
import { addressesOf, LINKED_BY_GITHUB, linkableText, render, structureOf } from './rendered.ts';
import { high, medium } from './stories.ts';

function answers(decided: Decision, ...commands: readonly Command[]): readonly Write[] {
  return answerTo({ comment: 70, by: 'ann', at: '2026-01-16T12:00:00Z', commands }, decided);
}

function bodyOf(decided: Decision, ...commands: readonly Command[]): string {
  const [body = '', ...others] = answers(decided, ...commands).flatMap((write) =>
    write.kind === 'comment-on-issue' ? [write.body] : [],
  );
  expect(others).toEqual([]);
  return body;
}

describe('an answer', () => {
  test('to what is merely done is a reaction and not a word', () => {
    expect(answers(decision(), { kind: 'recheck' })).toEqual([
      { kind: 'react', comment: 70, reaction: '+1' },
    ]);
  });

  test('to several commands is one reaction and one reply, which leads to the comment', () => {
    const unknown = { kind: 'not-understood', line: 'x', problem: 'there is no command `x`' } as const;
    const given = answers(decision(), { kind: 'explain' }, unknown, unknown, { kind: 'help' });
    expect(given.map((write) => write.kind)).toEqual(['react', 'comment-on-issue']);
    expect(given[0]).toMatchObject({ reaction: 'confused' });
    const body = bodyOf(decision(), { kind: 'explain' }, unknown, unknown, { kind: 'help' });
    expect(body).toContain(`[this comment](${PULL_URL}#issuecomment-70)`);
    expect(body.match(/There is no command/g)).toHaveLength(1);
    expect(body.match(/What happens/g)).toHaveLength(1);
  });

  test('says who may do what here', () => {
    const help = (changes: object) =>
      bodyOf(decision({ policy: { ...policy, ...changes } }), { kind: 'help' });
    expect(help({})).toContain('Nobody: the policy names no role for it');
    expect(help({})).toContain('Nobody: the policy has no emergencies');
    const emergency = { roles: ['tech-lead'], deadline: 86_400_000, label: 'x', levels: ['high'] };
    expect(help({ waivers: ['dba'], emergency })).toMatch(
      /dba, never the author[\s\S]*tech-lead, never the author; .* within 24 hours/,
    );
  });
});

describe('an explanation', () => {
  test('says how the verdict came about: the level, what is asked for and when, who counts, and what is left', () => {
    const demands = [
      demand({
        when: { levels: ['medium', 'high'], environments: ['production'] },
        approvals: [
          {
            kind: 'any-of',
            ways: [[{ roles: ['tech-lead'], count: 1 }], [{ roles: ['dba'], count: 2, distinctTeams: true }]],
          },
        ],
        checks: ['staging'],
        windows: ['night'],
        checklist: [item('a'), item('b', undefined, { required: true })],
      }),
    ];
    const body = bodyOf({ ...high, demands }, { kind: 'explain' });
    expect(body).toContain('**Why it is HIGH**');
    expect(body).toContain(
      'MEDIUM or HIGH, in production: either 1 approval from tech-lead or 2 approvals from dba, each of another team.',
    );
    expect(body).toContain('MEDIUM or HIGH, in production: checklist “b” (required).');
    expect(body).toContain('**Who counts**\n\n- lea (tech-lead) approved.');
    expect(body).toContain('**What is left**\n\n- Mend the error below and push.');
    expect(bodyOf(medium, { kind: 'explain' })).toContain(
      '**Who does not**\n\n- olga opened this pull request',
    );
  });

  test('folds away what is long, and leaves out what nobody reads', () => {
    const deeds = Array.from({ length: 500 }, (_, index) => [1, 'high', `drops ${index}`, 'gone'] as const);
    const body = bodyOf(decision({ assessment: assessment([migration('a.sql', deeds)]) }), {
      kind: 'explain',
    });
    expect(body).toContain('<summary>500 reasons</summary>');
    expect(body).toContain('and 440 more');
    expect(body.length).toBeLessThan(20_000);
  });

  test.each([
    '@acme/everyone',
    '<img src=x>',
    '[x](https://evil.example)',
    '`',
    '</details>',
    '-->',
    '| a |',
  ])('keeps %j text', (text) => {
    const explained = (word: string) =>
      render(
        bodyOf(
          decision({
            snapshot: { ...snapshot, pull: { ...snapshot.pull, baseBranch: word } },
            policy: {
              ...policy,
              source: { kind: 'file', path: word, sha: 'f00d' },
              levelNames: { low: word, medium: word, high: word },
              waivers: [word],
            },
            demands: [
              demand({
                when: { environments: [word], operations: [word] },
                checks: [word],
                windows: [word],
                approvals: [{ kind: 'people', requirement: { roles: [word], count: 1 } }],
              }),
            ],
            assessment: assessment([migration(word, [[3, 'high', word, word]])]),
            tally: tally([requirement(1, [word], approval(word, word))], {
              ignored: [ignored(word, { kind: 'no-role', needed: [word] })],
            }),
            weighed: [
              {
                act: { id: 'comment-70.2', kind: 'waiver', item: word, reason: word, by: word, at: word },
                refusal: { kind: 'nothing-to-waive', item: word },
              },
            ],
          }),
          { kind: 'explain' },
          { kind: 'help' },
          { kind: 'waive', item: word, reason: word },
          { kind: 'not-understood', line: word, problem: `there is no command \`${word}\`` },
        ),
      );
    const html = explained(text);
    expect(structureOf(html)).toEqual(structureOf(explained('word')));
    for (const address of addressesOf(html)) expect(address).toBe(`${PULL_URL}#issuecomment-70`);
    for (const pattern of LINKED_BY_GITHUB) expect(linkableText(html)).not.toMatch(pattern);
  });
});
