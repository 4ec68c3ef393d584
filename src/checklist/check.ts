import type { Assessment } from '../domain/assessment.ts';
import type { CheckedItem } from '../domain/checklist.ts';
import { compareLevels, RISK_LEVELS } from '../domain/level.ts';
import type { ChecklistItem, Policy, Proof } from '../domain/policy.ts';
import type { ProofState } from './proof-state.ts';
import { proveAdditive } from './proofs/additive.ts';
import { proveIdempotent } from './proofs/idempotent.ts';
import { proveNaming } from './proofs/naming.ts';
import { proveNoExistingData } from './proofs/no-existing-data.ts';
import { proveNoFindings } from './proofs/no-findings.ts';
import { proveRollbackPresent } from './proofs/rollback-present.ts';
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
 * The checklist of the assessment's level with all that lower levels ask too, each line once. What the gate can
 * prove from the SQL comes with its evidence; the rest is for people.
 */
export function checkItems(policy: Policy, assessment: Assessment): readonly CheckedItem[] {
  const items = new Map<string, ChecklistItem>();
  for (const level of RISK_LEVELS.filter((each) => compareLevels(each, assessment.level) <= 0))
    for (const item of policy.checklist[level]) if (!items.has(item.text)) items.set(item.text, item);
  return [...items.values()].map(({ text, proof }) => ({
    text,
    state: proof === undefined ? { kind: 'for-people' } : PROVE[proof](assessment),
  }));
}
