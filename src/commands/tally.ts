import type { AssessedMigration } from '../domain/assessment.ts';
import type { Finding } from '../domain/finding.ts';
import { RISK_LEVELS, type RiskLevel } from '../domain/level.ts';
import { SEVERITIES, type Severity } from '../domain/severity.ts';

/** What a check came to, in numbers. */
export interface Tally {
  readonly migrations: number;
  readonly levels: Readonly<Record<RiskLevel, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
}

export const NOTHING: Tally = {
  migrations: 0,
  levels: { low: 0, medium: 0, high: 0 },
  findings: { note: 0, warning: 0, error: 0 },
};

export function withMigration(tally: Tally, { level, findings }: AssessedMigration): Tally {
  return withFindings(
    {
      ...tally,
      migrations: tally.migrations + 1,
      levels: { ...tally.levels, [level]: tally.levels[level] + 1 },
    },
    findings,
  );
}

export function withFindings(tally: Tally, findings: readonly Finding[]): Tally {
  const count = { ...tally.findings };
  for (const { severity } of findings) count[severity] += 1;
  return { ...tally, findings: count };
}

/** How many findings are at least that bad. */
export function countFrom({ findings }: Tally, least: Severity): number {
  return SEVERITIES.slice(SEVERITIES.indexOf(least)).reduce((sum, severity) => sum + findings[severity], 0);
}

/** The highest level of any migration. */
export function levelOf({ levels }: Tally): RiskLevel {
  return RISK_LEVELS.findLast((level) => levels[level] > 0) ?? 'low';
}
