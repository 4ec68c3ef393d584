import { describe, expect, it } from 'vitest';
import type { ChosenPolicy } from '../../src/gate/choose-policy.ts';
import { DIGEST, POLICY, review, reviewedBy } from '../support/facts.ts';
import { demand, item } from '../support/policies.ts';
import { ADDS, CHOSEN, verdictOf } from './deciding.ts';

describe('what the policy asks for besides approvals', () => {
  const asking = (...demands: ChosenPolicy['policy']['demands']) => ({
    ...CHOSEN,
    policy: { ...POLICY, demands: [...POLICY.demands, ...demands] },
  });

  it.each([
    [[], 'absent'],
    [[{ name: 'unit', state: 'pending' }], 'pending'],
    [
      [
        { name: 'unit', state: 'success' },
        { name: 'unit', state: 'failure' },
      ],
      'failure',
    ],
  ] as const)('waits for a required check: %j is %s', (items, state) => {
    const snapshot = { ...reviewedBy(review('dev')), checks: { complete: true, items } };
    expect(verdictOf(snapshot, ADDS, asking(demand({ checks: ['unit'] })))).toEqual({
      kind: 'pending',
      shortfalls: [{ kind: 'checks', checks: [{ name: 'unit', state }] }],
    });
  });

  it('does not take a green check for all of that name while the list is incomplete', () => {
    const checks = { complete: false, items: [{ name: 'unit', state: 'success' as const }] };
    const snapshot = { ...reviewedBy(review('dev')), checks };
    expect(verdictOf(snapshot, ADDS, asking(demand({ checks: ['unit'] })))).toMatchObject({
      kind: 'pending',
      shortfalls: [{ kind: 'checks', checks: [{ name: 'unit', state: 'pending' }] }],
    });
  });

  it('is satisfied by a green check', () => {
    const checks = { complete: true, items: [{ name: 'unit', state: 'success' as const }] };
    const snapshot = { ...reviewedBy(review('dev')), checks };
    expect(verdictOf(snapshot, ADDS, asking(demand({ checks: ['unit'] })))).toEqual({ kind: 'satisfied' });
  });

  it('waits for each check once, whichever demands name it, and for no other', () => {
    const items = [
      { name: 'unit', state: 'pending' as const },
      { name: 'unit', state: 'failure' as const },
      { name: 'else', state: 'failure' as const },
    ];
    const snapshot = { ...reviewedBy(review('dev')), checks: { complete: true, items } };
    const policy = asking(demand({ checks: ['unit', 'lint'] }), demand({ checks: ['unit'] }));
    expect(verdictOf(snapshot, ADDS, policy)).toEqual({
      kind: 'pending',
      shortfalls: [
        {
          kind: 'checks',
          checks: [
            { name: 'unit', state: 'failure' },
            { name: 'lint', state: 'absent' },
          ],
        },
      ],
    });
  });

  it('waits for what the gate has disproved, and not for what is ticked or waived', () => {
    const told = item('Users were told', undefined, { required: true });
    const proved = item('The rollback works', 'rollback-present', { required: true });
    const policy = asking(demand({ checklist: [told, proved] }));
    const tick = { kind: 'tick', id: 't', item: told.id, by: 'dev', at: '2026-01-16T11:00:00Z' } as const;
    const snapshot = { ...reviewedBy(review('dev')), acts: [{ ...tick, digest: DIGEST }] };
    expect(verdictOf(snapshot, ADDS, policy)).toEqual({
      kind: 'pending',
      shortfalls: [{ kind: 'checklist', items: [proved] }],
    });
  });

  it('waits for a required line of the checklist, but not for one after the deployment', () => {
    const told = item('Users were told', undefined, { required: true });
    const after = item('Look at the logs', undefined, { required: true, phase: 'after-deployment' });
    const policy = asking(demand({ checklist: [told, after, item('Nice to have')] }));
    expect(verdictOf(reviewedBy(review('dev')), ADDS, policy)).toEqual({
      kind: 'pending',
      shortfalls: [{ kind: 'checklist', items: [told] }],
    });
  });

  it('asks only where the condition applies', () => {
    const environments = [{ name: 'production', branches: ['main', 'release/*'] }];
    const there = demand({ when: { environments: ['production'] }, checks: ['unit'] });
    const policy = { ...CHOSEN, policy: { ...POLICY, environments, demands: [...POLICY.demands, there] } };
    const onto = (baseBranch: string) => {
      const snapshot = reviewedBy(review('dev'));
      return verdictOf({ ...snapshot, pull: { ...snapshot.pull, baseBranch } }, ADDS, policy).kind;
    };
    expect(['main', 'release/7', 'develop'].map(onto)).toEqual(['pending', 'pending', 'satisfied']);
  });
});
