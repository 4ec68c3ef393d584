import type { Assessment } from '../domain/assessment.ts';
import type { CheckedItem, ChecklistItem, ItemState, Proof } from '../domain/checklist.ts';
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
import { type TickBasis, tickedState } from './ticks.ts';
import type { Waiver } from './waivers.ts';

const PROVE: Readonly<Record<Proof, (assessment: Assessment) => ProofState>> = {
  syntax: proveSyntax,
  naming: proveNaming,
  additive: proveAdditive,
  idempotent: proveIdempotent,
  'no-existing-data': proveNoExistingData,
  'rollback-present': proveRollbackPresent,
  'no-findings': proveNoFindings,
};

/** Each line that the demands ask for, once. */
export function itemsOf(demands: readonly Demand[]): readonly ChecklistItem[] {
  const items = new Map<string, ChecklistItem>();
  for (const { checklist } of demands)
    for (const item of checklist) if (!items.has(item.id)) items.set(item.id, item);
  return [...items.values()];
}

/** What the lines are held against, beside what people ticked. */
export interface CheckBasis extends TickBasis {
  readonly assessment: Assessment;
  readonly waivers: ReadonlyMap<string, Waiver>;
}

/**
 * The lines of the checklist with what is known of each. What the gate can prove from the SQL comes with its
 * evidence, and no tick changes it; the rest is for people.
 */
export function checkItems(items: readonly ChecklistItem[], basis: CheckBasis): readonly CheckedItem[] {
  return items.map((item) => ({ item, state: stateOf(item, basis) }));
}

function stateOf(item: ChecklistItem, basis: CheckBasis): ItemState {
  const proof = proofOf(item, basis.assessment);
  if (proof.kind === 'proved') return proof;
  const waiver = basis.waivers.get(item.id);
  if (waiver !== undefined) {
    const { by, at, reason } = waiver;
    return { kind: 'waived', by, at, reason };
  }
  return proof.kind === 'open' ? tickedState(item, basis) : proof;
}

function proofOf({ proof, rules }: ChecklistItem, assessment: Assessment): ProofState {
  if (proof !== undefined) return PROVE[proof](assessment);
  return rules === undefined ? FOR_PEOPLE : proveByRules(rules, assessment);
}
