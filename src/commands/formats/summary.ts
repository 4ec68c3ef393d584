import { RISK_LEVELS } from '../../domain/level.ts';
import { POLICY_PATH, type Policy } from '../../domain/policy.ts';
import { SEVERITIES } from '../../domain/severity.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { levelName } from '../../publication/wording/level.ts';
import { counted, joined } from '../../publication/wording/list.ts';
import type { Closing } from './reporter.ts';

/** `2 errors and 1 warning in 14 migrations (12 LOW, 2 HIGH), by the policy .github/migration-policy.yml`. */
export function summaryOf({ tally, policy }: Closing): string {
  const found = SEVERITIES.toReversed()
    .filter((severity) => tally.findings[severity] > 0)
    .map((severity) => counted(tally.findings[severity], severity));
  const levels = RISK_LEVELS.filter((level) => tally.levels[level] > 0).map(
    (level) => `${tally.levels[level].toLocaleString('en-US')} ${visibleLine(levelName(policy, level))}`,
  );
  const where =
    tally.migrations === 0
      ? 'no migrations'
      : `${counted(tally.migrations, 'migration')} (${levels.join(', ')})`;
  return `${found.length === 0 ? 'Nothing found' : joined(found, 'and')} in ${where}, by ${policyWords(policy)}`;
}

function policyWords({ source }: Policy): string {
  switch (source.kind) {
    case 'file':
      return `the policy ${visibleLine(source.path)}`;
    case 'builtin':
      return `the built-in policy, for want of ${POLICY_PATH}`;
  }
}
