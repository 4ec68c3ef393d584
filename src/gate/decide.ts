import { contributorsOf } from '../approval/contributors.ts';
import type { ApprovalTally } from '../domain/approval.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { CheckedItem, ItemState } from '../domain/checklist.ts';
import type { Demand } from '../domain/demand.ts';
import type { Emergency } from '../domain/emergency.ts';
import type { WindowState } from '../domain/merge-window.ts';
import type { PolicyChange } from '../domain/policy-change.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { FactList, Refusal, Shortfall, Verdict } from '../domain/verdict.ts';
import { checkShortfalls } from './checks.ts';
import type { ChosenPolicy } from './choose-policy.ts';
import { isBeyondEmergency } from './emergency.ts';
import { suppressionShortfalls } from './suppressions.ts';

/** All that a verdict rests on. */
export interface Grounds {
  readonly snapshot: Snapshot;
  readonly policy: ChosenPolicy;
  readonly assessment: Assessment;
  readonly tally: ApprovalTally;
  readonly checklist: readonly CheckedItem[];
  /** What the policy asks for here. */
  readonly demands: readonly Demand[];
  /** Absent: nothing limits merging to some hours. */
  readonly window?: WindowState;
  /** Absent: the pull request leaves the policy as it is. */
  readonly policyChange?: PolicyChange;
  /** The one in force. */
  readonly emergency?: Emergency;
}

/**
 * The verdict: refused while something must change, pending while something must arrive, satisfied when neither
 * is so. A pull request is only left alone when all its files are known and none is a migration or the policy.
 * An emergency lets through what is known and not approved.
 */
export function decide(grounds: Grounds): Verdict {
  const verdict = decideAsAlways(grounds);
  const { emergency } = grounds;
  if (emergency === undefined || (verdict.kind !== 'pending' && verdict.kind !== 'refused')) return verdict;
  const refusals = verdict.kind === 'refused' ? verdict.refusals : [];
  if (refusals.some(isBeyondEmergency)) return verdict;
  const { by, reason, declaredAt, deadline } = emergency;
  return { kind: 'emergency', by, reason, declaredAt, deadline, refusals, shortfalls: verdict.shortfalls };
}

function decideAsAlways(grounds: Grounds): Verdict {
  const { assessment, snapshot } = grounds;
  const refusals = refusalsOf(grounds);
  if (!concerns(assessment) && refusals.length === 0)
    return {
      kind: 'not-applicable',
      reason: snapshot.published.comment === undefined ? 'no-migrations' : 'migrations-left',
    };
  const shortfalls = shortfallsOf(grounds);
  if (refusals.length > 0) return { kind: 'refused', refusals, shortfalls };
  if (shortfalls.length > 0) return { kind: 'pending', shortfalls };
  // Of use to know only now: until everything else is there, nobody waits for the window.
  const { window } = grounds;
  return window?.kind === 'closed'
    ? { kind: 'pending', shortfalls: [{ kind: 'window', state: window }] }
    : { kind: 'satisfied' };
}

function refusalsOf({ snapshot, policy, policyChange, assessment, tally }: Grounds): readonly Refusal[] {
  const { files } = snapshot;
  const concerned = concerns(assessment);
  return [
    ...(policy.invalid === undefined || policy.changedHere.length > 0
      ? []
      : [{ kind: 'invalid-policy' as const, ...policy.invalid }]),
    ...(policyChange?.kind === 'invalid'
      ? [{ kind: 'breaks-policy' as const, path: policyChange.path, problems: policyChange.problems }]
      : []),
    ...incomplete('changed files', files),
    ...(concerned
      ? [...incomplete('reviews', snapshot.reviews), ...incomplete('commits', snapshot.commits)]
      : []),
    ...assessment.findings
      .filter(({ severity }) => severity === 'error')
      .map((finding): Refusal => ({ kind: 'finding', finding })),
    ...(concerned ? tally.objections : []).map(
      ({ login }): Refusal => ({ kind: 'changes-requested', login }),
    ),
  ];
}

/** Whether there is anything to decide on: a migration, or something beside them such as a change of the policy. */
function concerns({ migrations, findings }: Assessment): boolean {
  return migrations.length > 0 || findings.length > 0;
}

function incomplete(
  list: FactList,
  { items, complete }: { readonly items: readonly unknown[]; readonly complete: boolean },
): readonly Refusal[] {
  return complete ? [] : [{ kind: 'incomplete-list', list, read: items.length }];
}

/** Approvals that are missing; and commits of which nobody knows whether an approver wrote them. */
function shortfallsOf({
  snapshot,
  policy,
  assessment,
  tally,
  checklist,
  demands,
}: Grounds): readonly Shortfall[] {
  const { unattributed } = contributorsOf(snapshot);
  return [
    ...tally.requirements
      .filter(({ missing }) => missing > 0)
      .map((requirement): Shortfall => ({ kind: 'approvals', requirement })),
    ...(unattributed.length > 0 && tally.requirements.length > 0
      ? [{ kind: 'unattributed-commits' as const, commits: unattributed }]
      : []),
    ...suppressionShortfalls(assessment, policy.policy, tally),
    ...checkShortfalls(demands, snapshot.checks),
    ...checklistShortfalls(checklist),
  ];
}

/** Required lines that hold the status back: all but those that are seen to after the deployment. */
function checklistShortfalls(checklist: readonly CheckedItem[]): readonly Shortfall[] {
  const items = checklist
    .filter(({ item, state }) => item.required && item.phase !== 'after-deployment' && isMissing(state))
    .map(({ item }) => item);
  return items.length === 0 ? [] : [{ kind: 'checklist', items }];
}

function isMissing({ kind }: ItemState): boolean {
  return kind === 'open' || kind === 'disproved';
}
