/** What an operation *is*: decides who must approve, which checklist applies and when merging is allowed. */
export const RISK_LEVELS = ['low', 'medium', 'high'] as const;

export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Negative when `a` is the lower risk, positive when it is the higher, 0 when they are equal. */
export function compareLevels(a: RiskLevel, b: RiskLevel): number {
  return RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b);
}

/** The highest of the levels; `low` when there is none. */
export function highestLevel(levels: Iterable<RiskLevel>): RiskLevel {
  let highest: RiskLevel = 'low';
  for (const level of levels) if (compareLevels(level, highest) > 0) highest = level;
  return highest;
}
