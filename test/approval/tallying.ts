import { tallyApprovals } from '../../src/approval/tally.ts';
import type { ApprovalDemand } from '../../src/domain/demand.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { DIGEST, POLICY } from '../support/facts.ts';

/** The tally of what is asked for. */
export function tallyFor(demands: readonly ApprovalDemand[], snapshot: Snapshot, policy = POLICY) {
  return tallyApprovals({ snapshot, policy, digest: DIGEST, demands });
}

/** So many people who hold one of the roles. */
export function people(count: number, ...roles: readonly string[]): ApprovalDemand {
  return { kind: 'people', requirement: { roles, count } };
}

/** Who took which place. */
export function seated(demands: readonly ApprovalDemand[], snapshot: Snapshot, policy = POLICY) {
  return tallyFor(demands, snapshot, policy).requirements.map(({ approvals }) =>
    approvals.map(({ login }) => login),
  );
}
