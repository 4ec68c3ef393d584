import type { WeighedAct } from '../domain/act-refusal.ts';
import type { Decision } from '../domain/decision.ts';
import { issueOf } from '../domain/deed.ts';
import { EMERGENCY_TOPIC, type Emergency, type EmergencyDebt } from '../domain/emergency.ts';
import type { Policy } from '../domain/policy.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Refusal, Shortfall } from '../domain/verdict.ts';

/**
 * The emergency in force: the first that counts, so that none after it puts off the deadline. Merged, it stays in
 * force; what is still open at the deadline is judged again as if there had been none.
 *
 * @param weighed what people declared, oldest first.
 */
export function emergencyInForce(
  weighed: readonly WeighedAct[],
  policy: Pick<Policy, 'emergency'>,
  { pull, at, deeds }: Pick<Snapshot, 'pull' | 'at' | 'deeds'>,
): Emergency | undefined {
  const { emergency: setting } = policy;
  if (setting === undefined) return undefined;
  // Once it was merged, nothing takes the debt away of what counted: neither another policy nor another role.
  const outlives = pull.state === 'merged' && issueOf(EMERGENCY_TOPIC, deeds) !== undefined;
  const { mergedAt } = pull;
  const until = Date.parse(mergedAt ?? at);
  return weighed
    .flatMap(({ act, refusal }): readonly Emergency[] => {
      if (act.kind !== 'emergency' || (refusal !== undefined && !outlives)) return [];
      const { id, by, reason, at: declaredAt } = act;
      const deadline = new Date(Date.parse(declaredAt) + setting.deadline).toISOString();
      return [{ id, by, reason, declaredAt, deadline }];
    })
    .find(
      ({ declaredAt, deadline }) =>
        // GitHub's clock and ours need not agree, so only its own times are held against each other.
        (mergedAt === undefined || Date.parse(declaredAt) <= until) && until < Date.parse(deadline),
    );
}

/** Refusals that no word of anybody lifts: what was not seen, or not decided by the team's own policy. */
export function isBeyondEmergency({ kind }: Refusal): boolean {
  return kind === 'incomplete-list' || kind === 'invalid-policy';
}

/** What is owed for the emergency of a pull request; undefined where there never was one. */
export function debtOf(decision: Decision): EmergencyDebt | undefined {
  const { emergency, snapshot, verdict, tally } = decision;
  // Where it turned nothing green, nothing was done without approvals.
  const isVain = snapshot.pull.state === 'open' && verdict.kind === 'refused';
  if (emergency === undefined || isVain)
    return issueOf(EMERGENCY_TOPIC, snapshot.deeds) === undefined ? undefined : { kind: 'lapsed' };
  const missing = 'shortfalls' in verdict ? verdict.shortfalls.filter(isOwed) : [];
  const objections =
    'refusals' in verdict ? verdict.refusals.filter(({ kind }) => kind === 'changes-requested') : [];
  if (missing.length + objections.length === 0)
    return {
      kind: 'paid',
      emergency,
      approvers: [...new Set(tally.approvals.map(({ login }) => login))],
    };
  const isLate = Date.parse(snapshot.at) >= Date.parse(emergency.deadline);
  return { kind: isLate ? 'overdue' : 'owed', emergency, missing, objections };
}

/** What people can still give when it is merged. */
function isOwed({ kind }: Shortfall): boolean {
  return kind === 'approvals' || kind === 'unattributed-commits' || kind === 'suppressions';
}
