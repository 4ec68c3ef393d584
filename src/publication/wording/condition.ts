import type { Condition } from '../../domain/condition.ts';
import type { Policy } from '../../domain/policy.ts';
import { joined } from './list.ts';

/** When something is asked for, as a clause: `at HIGH, in production`; `always` where nothing limits it. */
export function conditionWords(
  { levels, categories, environments, operations }: Condition,
  { levelNames }: Pick<Policy, 'levelNames'>,
): string {
  const parts = [
    ...(levels === undefined
      ? []
      : [
          `at ${joined(
            levels.map((level) => levelNames[level]),
            'or',
          )}`,
        ]),
    ...(categories === undefined ? [] : [`where it is ${joined(categories, 'or')}`]),
    ...(environments === undefined ? [] : [`in ${joined(environments, 'or')}`]),
    ...(operations === undefined
      ? []
      : [
          `with ${joined(
            operations.map((kind) => `\`${kind}\``),
            'or',
          )}`,
        ]),
  ];
  return parts.length === 0 ? 'always' : parts.join(', ');
}
