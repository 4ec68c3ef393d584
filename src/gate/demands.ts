import { applies, type Circumstances } from '../domain/condition.ts';
import type { Demand } from '../domain/demand.ts';
import type { Policy } from '../domain/policy.ts';

/** What the policy asks for under these circumstances. */
export function demandsUnder(policy: Policy, circumstances: Circumstances): readonly Demand[] {
  return policy.demands.filter(({ when }) => applies(when, circumstances));
}
