import type { ApprovalTally } from '../domain/approval.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Policy } from '../domain/policy.ts';
import type { Shortfall } from '../domain/verdict.ts';

/** The rules of which a comment in the SQL allows a finding, each once. */
function suppressedRules({ findings }: Pick<Assessment, 'findings'>): readonly string[] {
  return [...new Set(findings.flatMap(({ rule, suppressed }) => (suppressed === undefined ? [] : [rule])))];
}

/** The roles of which somebody has to approve here because a comment in the SQL allows a finding. */
export function rolesForSuppressions(
  assessment: Pick<Assessment, 'findings'>,
  { suppressors }: Pick<Policy, 'suppressors'>,
): readonly string[] {
  return suppressedRules(assessment).length === 0 ? [] : suppressors;
}

/** Whoever wrote the comment must not be the only one who thinks so: one of those who approve has to hold the role. */
export function suppressionShortfalls(
  assessment: Pick<Assessment, 'findings'>,
  policy: Pick<Policy, 'suppressors'>,
  { approvals }: Pick<ApprovalTally, 'approvals'>,
): readonly Shortfall[] {
  const needed = rolesForSuppressions(assessment, policy);
  if (needed.length === 0 || approvals.some(({ roles }) => roles.some((role) => needed.includes(role))))
    return [];
  return [{ kind: 'suppressions', rules: suppressedRules(assessment), roles: needed }];
}
