import type { Assessment } from '../domain/assessment.ts';
import { isDeceptivePath } from '../domain/deceptive-path.ts';
import type { Finding } from '../domain/finding.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ChosenPolicy } from './choose-policy.ts';

/**
 * The assessment with what lies beside the SQL: a pull request that changes the policy, one with a path that is not
 * what it seems, and one whose files GitHub does not list to the end, have the highest level, whatever their
 * migrations do.
 */
export function withCircumstances(
  assessment: Assessment,
  { changedHere }: Pick<ChosenPolicy, 'changedHere'>,
  { files }: Pick<Snapshot, 'files'>,
): Assessment {
  const paths = files.items.flatMap(({ path, previousPath }) => [path, previousPath ?? path]);
  const deceptive = [...new Set(paths.filter(isDeceptivePath))];
  const findings = [...changedHere.map(policyChange), ...deceptive.map(deceptivePath)];
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

function deceptivePath(path: string): Finding {
  return {
    rule: 'deceptive-path',
    severity: 'warning',
    level: 'high',
    categories: [],
    location: { path },
    message: `the path \`${path}\` is not what it seems: it has control or bidirectional characters, or leads to a folder above`,
    why: 'Such characters show nothing, or turn around the text beside them, so that a reviewer cannot see which file it is; nobody names a file so by accident.',
  };
}
