import { highestLevel, type RiskLevel } from '../domain/level.ts';
import type { OtherPull } from '../domain/other-pull.ts';
import type { Policy } from '../domain/policy.ts';
import type { Outcome, PolicyChange, PolicyEffect } from '../domain/policy-change.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { approvalWords } from '../policy/describe/demand.ts';
import { describePolicy } from '../policy/describe/policy.ts';
import { environmentOf } from '../policy/environment.ts';
import { type ChosenPolicy, choosePolicy } from './choose-policy.ts';
import { demandsUnder } from './demands.ts';

/**
 * What merging the pull request would do to the policy: whether what it writes is one, what would be asked for
 * instead, and of which open pull requests; undefined where it does not touch the policy.
 */
export function policyChangeOf(snapshot: Snapshot, chosen: ChosenPolicy): PolicyChange | undefined {
  const [path] = chosen.changedHere;
  if (path === undefined) return undefined;
  const { headPolicy, organisationPolicy } = snapshot;
  if (headPolicy === undefined) return { kind: 'unknown', path };
  const { policy, invalid } = choosePolicy(headPolicy, organisationPolicy, NO_FILES);
  if (invalid !== undefined) return { kind: 'invalid', ...invalid };
  const before = describePolicy(chosen.policy);
  const after = describePolicy(policy);
  return {
    kind: 'valid',
    path,
    removed: before.filter((line) => !after.includes(line)),
    added: after.filter((line) => !before.includes(line)),
    effects: snapshot.others.flatMap((other) =>
      effectOn(other, snapshot.pull.baseBranch, chosen.policy, policy),
    ),
  };
}

const NO_FILES = { complete: true, items: [] } as const;

function effectOn(other: OtherPull, baseBranch: string, now: Policy, then: Policy): readonly PolicyEffect[] {
  const before = outcomeOf(other, other.level, baseBranch, now);
  const after = outcomeOf(other, levelUnder(other, then), baseBranch, then);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const { pullNumber, title, url } = other;
  return [{ pullNumber, title, url, before, after }];
}

function outcomeOf(
  { categories, operations }: OtherPull,
  level: RiskLevel,
  baseBranch: string,
  policy: Policy,
): Outcome {
  const environment = environmentOf(policy, baseBranch);
  const demands = demandsUnder(policy, {
    level,
    categories,
    ...(environment === undefined ? {} : { environment }),
    operations: new Set(Object.keys(operations)),
  });
  return {
    level: policy.levelNames[level],
    approvals: demands.flatMap(({ approvals }) => approvals.map(approvalWords)),
  };
}

/** What a rule, or something unread, raises it to stays; kinds of operations have the levels of the policy. */
function levelUnder({ level, operations }: OtherPull, { operations: ruled }: Policy): RiskLevel {
  const raised = highestLevel(Object.values(operations)) === level ? [] : [level];
  const own = Object.entries(operations).map(([kind, given]) => ruled[kind] ?? given);
  return highestLevel([...raised, ...own]);
}
