import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { statusOf } from '../../src/publication/status.ts';
import { undeterminedStatus } from '../../src/publication/undetermined.ts';
import {
  approval,
  assessment,
  decision,
  finding,
  migration,
  policy,
  requirement,
  tally,
} from './decisions.ts';
import { invalidPolicy, left } from './stories.ts';

const ann = approval('ann', 'developer', 'senior-developer');
const lea = approval('lea', 'developer', 'senior-developer', 'tech-lead');
const high = assessment([migration('099_x.sql', [[1, 'high', 'drops x', 'lost']])]);

function waiting(...requirements: Decision['tally']['requirements']): Decision {
  const open = requirements.filter(({ missing }) => missing > 0);
  const shortfalls = open.map((each) => ({ kind: 'approvals', requirement: each }) as const);
  return decision({
    assessment: high,
    tally: tally(requirements),
    verdict: { kind: 'pending', shortfalls },
  });
}

describe('the status', () => {
  test('says how many approvals there are, how many more it takes, and of whom', () => {
    expect(statusOf(waiting(requirement(2, ['senior-developer', 'tech-lead'], ann)))).toEqual({
      state: 'pending',
      description: 'HIGH · 1 of 2 approvals: 1 more from senior-developer or tech-lead',
    });
  });

  test('counts over all requirements and names those that are open', () => {
    const filled = requirement(1, ['developer'], ann);
    const description = 'HIGH · 1 of 4 approvals: 1 more from backend-lead and 2 more from product-owner';
    expect(
      statusOf(waiting(filled, requirement(1, ['backend-lead']), requirement(2, ['product-owner']))),
    ).toMatchObject({ description });
  });

  test('names commits that GitHub can attribute to nobody', () => {
    const commits = ['0123456789abcdef', 'fedcba9876543210'];
    const verdict = {
      kind: 'pending',
      shortfalls: [{ kind: 'unattributed-commits', commits }],
    } as const;
    expect(statusOf(decision({ verdict }))).toEqual({
      state: 'pending',
      description: 'LOW · commits 0123456 and fedcba9 are by somebody GitHub does not know',
    });
  });

  test('says who approved, and in which role', () => {
    const requirements = [requirement(2, ['senior-developer', 'tech-lead'], ann, lea)];
    expect(statusOf(decision({ assessment: high, tally: tally(requirements) }))).toEqual({
      state: 'success',
      description: 'HIGH · approved by ann (senior-developer) and lea (tech-lead)',
    });
  });

  test('says when no approval is needed', () => {
    expect(statusOf(decision({ tally: tally([]) }))).toEqual({
      state: 'success',
      description: 'LOW · no approval needed',
    });
  });

  test('uses the names that the policy gives to the levels', () => {
    const levelNames = { ...policy.levelNames, high: 'breaking' };
    const verdict = statusOf({ ...waiting(requirement(1, ['lead'])), policy: { ...policy, levelNames } });
    expect(verdict.description).toBe('breaking · 0 of 1 approval: 1 more from lead');
  });

  test('says who stands against it', () => {
    const verdict = {
      kind: 'refused',
      refusals: [{ kind: 'changes-requested', login: 'bob' }],
      shortfalls: [],
    } as const;
    expect(statusOf(decision({ assessment: high, verdict }))).toEqual({
      state: 'failure',
      description: 'HIGH · changes requested by bob',
    });
  });

  test('says what is wrong, the first of several', () => {
    const found = finding({ message: '`099_x.sql` is already on main and must not change.' });
    const refusal = { kind: 'finding', finding: found } as const;
    const refused = (count: number) =>
      statusOf(
        decision({
          assessment: high,
          verdict: { kind: 'refused', refusals: Array(count).fill(refusal), shortfalls: [] },
        }),
      ).description;
    expect(refused(1)).toBe('HIGH · refused: 099_x.sql is already on main and must not change');
    expect(refused(3)).toBe(
      'HIGH · refused for 3 reasons, first: 099_x.sql is already on main and must not change',
    );
  });

  test('says where an invalid policy is wrong, without a level that nobody set', () => {
    expect(statusOf(invalidPolicy)).toEqual({
      state: 'failure',
      description:
        'Policy .github/migration-policy.yml has 2 errors; first at line 4: there is no role “senoir”',
    });
  });

  test('is a success without migrations', () => {
    const none = statusOf({ ...left, verdict: { kind: 'not-applicable', reason: 'no-migrations' } });
    expect(none).toEqual({ state: 'success', description: 'No migrations' });
    expect(statusOf(left)).toEqual({ state: 'success', description: 'No migrations any more' });
  });

  test('is an error when nothing could be decided, and says why', () => {
    const status = { state: 'error', description: 'Not decided: GitHub answered 502' };
    const verdict = { kind: 'undetermined', cause: 'GitHub answered 502.' } as const;
    expect(statusOf(decision({ verdict }))).toEqual(status);
    expect(undeterminedStatus({ kind: 'fault', message: 'GitHub answered 502.' })).toEqual(status);
  });

  test('is cut between words at 140 characters', () => {
    const { description } = undeterminedStatus({ kind: 'fault', message: 'word '.repeat(60) });
    expect(description).toMatch(/ word…$/);
    expect([...description].length).toBeGreaterThan(130);
    expect([...description].length).toBeLessThanOrEqual(140);
  });

  test('is cut within a word that is longer than all of it, but not within a character', () => {
    const { description } = undeterminedStatus({ kind: 'fault', message: '🏗'.repeat(300) });
    expect([...description].length).toBeLessThanOrEqual(140);
    expect(description).toMatch(/🏗…$/u);
  });

  test('is one line without unseen characters', () => {
    const { description } = undeterminedStatus({ kind: 'fault', message: 'first\n\nsecond \u202Ethird' });
    expect(description).toBe('Not decided: first second ⟨U+202E⟩third');
  });
});
