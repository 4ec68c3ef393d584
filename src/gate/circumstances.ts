import type { Assessment } from '../domain/assessment.ts';
import type { Finding } from '../domain/finding.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ChosenPolicy } from './choose-policy.ts';

/**
 * The assessment with what lies beside the SQL: a pull request that changes the policy, and one whose files
 * GitHub does not list to the end, have the highest level, whatever their migrations do.
 */
export function withCircumstances(
  assessment: Assessment,
  { changedHere }: Pick<ChosenPolicy, 'changedHere'>,
  { files }: Pick<Snapshot, 'files'>,
): Assessment {
  const findings = changedHere.map(policyChange);
  const level = findings.length > 0 || !files.complete ? 'high' : assessment.level;
  return { ...assessment, level, findings: [...findings, ...assessment.findings] };
}

function policyChange(path: string): Finding {
  return {
    rule: 'policy-change',
    severity: 'note',
    level: 'high',
    categories: [],
    location: { path },
    message: `changes the policy \`${path}\`, by which later migrations are approved`,
    why: 'Whoever changes the policy decides who approves every migration after this one; what is changed takes effect once it is merged.',
  };
}
