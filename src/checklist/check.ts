import type { Assessment } from '../domain/assessment.ts';
import type { CheckedItem, ChecklistItem, Proof } from '../domain/checklist.ts';
import type { Demand } from '../domain/demand.ts';
import { FOR_PEOPLE, type ProofState } from './proof-state.ts';
import { proveAdditive } from './proofs/additive.ts';
import { proveIdempotent } from './proofs/idempotent.ts';
import { proveNaming } from './proofs/naming.ts';
import { proveNoExistingData } from './proofs/no-existing-data.ts';
import { proveNoFindings } from './proofs/no-findings.ts';
import { proveRollbackPresent } from './proofs/rollback-present.ts';
import { proveByRules } from './proofs/rules.ts';
import { proveSyntax } from './proofs/syntax.ts';

const PROVE: Readonly<Record<Proof, (assessment: Assessment) => ProofState>> = {
  syntax: proveSyntax,
  naming: proveNaming,
  additive: proveAdditive,
  idempotent: proveIdempotent,
  'no-existing-data': proveNoExistingData,
  'rollback-present': proveRollbackPresent,
  'no-findings': proveNoFindings,
};

/**
 * The checklist that the demands ask for, each line once. What the gate can prove from the SQL comes with its
 * evidence; the rest is for people.
 */
export function checkItems(demands: readonly Demand[], assessment: Assessment): readonly CheckedItem[] {
  const items = new Map<string, ChecklistItem>();
  for (const { checklist } of demands)
    for (const item of checklist) if (!items.has(item.id)) items.set(item.id, item);
  return [...items.values()].map((item) => ({
    item,
    state: stateOf(item, assessment),
  }));
}

function stateOf({ proof, rules }: ChecklistItem, assessment: Assessment): ProofState {
  if (proof !== undefined) return PROVE[proof](assessment);
  return rules === undefined ? FOR_PEOPLE : proveByRules(rules, assessment);
}
