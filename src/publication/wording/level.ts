import type { Assessment } from '../../domain/assessment.ts';
import type { RiskLevel } from '../../domain/level.ts';
import type { Policy } from '../../domain/policy.ts';
import { withoutStop } from './list.ts';

/** A colour for each level, always shown beside its name, never alone. */
export const LEVEL_MARKS: Readonly<Record<RiskLevel, string>> = { low: '🟢', medium: '🟡', high: '🔴' };

/** The level as the policy calls it: `HIGH`. */
export function levelName(policy: Policy, level: RiskLevel): string {
  return policy.levelNames[level];
}

/** What makes the level as high as it is, each once: the operations and findings that have it. */
export function levelReasons(assessment: Assessment): readonly string[] {
  const { level, migrations, findings } = assessment;
  const operations = migrations
    .flatMap((migration) => migration.operations)
    .filter((operation) => operation.level === level)
    .map((operation) => `${withoutStop(operation.summary)}: ${withoutStop(operation.reason)}`);
  const raised = findings
    .filter((finding) => finding.level === level)
    .map((finding) => withoutStop(finding.message));
  return [...new Set([...operations, ...raised])];
}
