import type { Condition } from '../../domain/condition.ts';
import type { WrittenCondition } from '../written/condition.ts';

/** A condition without what is left out; none at all applies always. */
export function resolveCondition(written: WrittenCondition | undefined): Condition {
  const { levels, categories, environments, operations } = written ?? {};
  return {
    ...(levels === undefined ? {} : { levels }),
    ...(categories === undefined ? {} : { categories }),
    ...(environments === undefined ? {} : { environments }),
    ...(operations === undefined ? {} : { operations }),
  };
}
