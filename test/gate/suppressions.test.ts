import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/domain/policy.ts';
import type { Review } from '../../src/domain/review.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { assessSql } from '../assessment/pull-request.ts';
import { DIGEST, POLICY, review, reviewedBy } from '../support/facts.ts';

const UPDATE =
  '-- migration-gate: allow update-without-where because it is empty\nUPDATE orders SET id = 1;\n';

function verdictOn(sql: string, suppressors: readonly string[], ...reviews: readonly Review[]) {
  const [developer] = POLICY.demands;
  const demands = developer === undefined ? [] : [{ ...developer, when: {} }];
  const policy: Policy = { ...POLICY, suppressors, demands };
  const chosen = { policy, identity: 'test', changedHere: [] };
  const assessment = assessSql(sql, policy);
  return decisionOn({ snapshot: reviewedBy(...reviews), policy: chosen, digest: DIGEST, assessment }).verdict;
}

describe('a comment in the SQL that allows a finding', () => {
  it('waits for one of those whom the policy names, and says for which rules, each once', () => {
    expect(verdictOn(UPDATE + UPDATE, ['senior', 'lead'], review('dev'))).toEqual({
      kind: 'pending',
      shortfalls: [{ kind: 'suppressions', rules: ['update-without-where'], roles: ['senior', 'lead'] }],
    });
  });

  it('is seen by whoever of them approves, if only one of several does', () => {
    expect(verdictOn(UPDATE, ['senior', 'lead'], review('dev'), review('sam'))).toEqual({
      kind: 'satisfied',
    });
  });

  it('takes nobody besides where the policy names nobody', () => {
    expect(verdictOn(UPDATE, [], review('dev'))).toEqual({ kind: 'satisfied' });
  });

  it('is not waited for where there is none', () => {
    expect(verdictOn('UPDATE orders SET id = 1;', ['senior'], review('dev'))).toEqual({ kind: 'satisfied' });
  });
});
