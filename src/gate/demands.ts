import type { Assessment } from '../domain/assessment.ts';
import { applies, type Circumstances } from '../domain/condition.ts';
import type { Demand } from '../domain/demand.ts';
import type { Policy } from '../domain/policy.ts';
import { environmentOf } from '../policy/environment.ts';

/** What conditions are held against: the assessment, and where the base branch leads to. */
export function circumstancesOf(
  assessment: Pick<Assessment, 'level' | 'categories' | 'migrations'>,
  policy: Pick<Policy, 'environments'>,
  baseBranch: string,
): Circumstances {
  const environment = environmentOf(policy, baseBranch);
  return {
    level: assessment.level,
    categories: assessment.categories,
    ...(environment === undefined ? {} : { environment }),
    operations: new Set(
      assessment.migrations.flatMap(({ operations }) => operations.map(({ operation }) => operation.kind)),
    ),
  };
}

/** What the policy asks for under these circumstances. */
export function demandsUnder(policy: Policy, circumstances: Circumstances): readonly Demand[] {
  return policy.demands.filter(({ when }) => applies(when, circumstances));
}
