import type { Condition } from '../../domain/condition.ts';
import { RISK_LEVELS, type RiskLevel } from '../../domain/level.ts';
import type { Policy } from '../../domain/policy.ts';

/** `a, b and c`. */
export function listed(words: readonly string[], and = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

export function levelsWords(levels: readonly RiskLevel[], names: Policy['levelNames']): string {
  return listed(
    levels.map((level) => names[level]),
    'or',
  );
}

/** `HIGH, destructive, in production`; `Always` where there is no condition. */
export function conditionWords(
  { levels, categories, environments, operations }: Condition,
  { levelNames }: Pick<Policy, 'levelNames'>,
): string {
  const parts = [
    ...(levels === undefined || RISK_LEVELS.every((level) => levels.includes(level))
      ? []
      : [levelsWords(levels, levelNames)]),
    ...(categories === undefined ? [] : [listed(categories, 'or')]),
    ...(operations === undefined ? [] : [`with ${listed(operations, 'or')}`]),
    ...(environments === undefined ? [] : [`in ${listed(environments, 'or')}`]),
  ];
  return parts.length === 0 ? 'Always' : parts.join(', ');
}

/** The condition behind something, in brackets; nothing where there is none. */
export function inBrackets(when: Condition, policy: Pick<Policy, 'levelNames'>): string {
  const words = conditionWords(when, policy);
  return words === 'Always' ? '' : ` (${words})`;
}
