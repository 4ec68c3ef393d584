import { type Parties, refusedAsOwnWork, refusedWithoutRole } from '../approval/parties.ts';
import type { Act } from '../domain/act.ts';
import type { ActRefusal, DeclaredAct, WeighedAct } from '../domain/act-refusal.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { ChecklistItem } from '../domain/checklist.ts';
import type { Policy } from '../domain/policy.ts';
import { oldestFirst, refusedAsStale } from './acts.ts';
import type { Waiver } from './waivers.ts';

/** What declarations are held against. */
export interface DeclarationBasis {
  readonly acts: readonly Act[];
  readonly parties: Parties;
  readonly policy: Pick<Policy, 'waivers' | 'emergency'>;
  /** The digest of the migrations and the policy now. */
  readonly digest: string;
  readonly assessment: Pick<Assessment, 'level' | 'findings'>;
  readonly items: readonly ChecklistItem[];
}

/** The waivers and emergencies that people declared, oldest first, and why those do not count that do not. */
export function weighDeclarations(basis: DeclarationBasis): readonly WeighedAct[] {
  return oldestFirst(basis.acts.filter(isDeclared)).map((act) => {
    const refusal = act.kind === 'waiver' ? refusedToWaive(act, basis) : refusedEmergency(act, basis);
    return refusal === undefined ? { act } : { act, refusal };
  });
}

function isDeclared(act: Act): act is DeclaredAct {
  return act.kind === 'waiver' || act.kind === 'emergency';
}

function refusedToWaive(act: Waiver, basis: DeclarationBasis): ActRefusal | undefined {
  const { parties, policy, digest } = basis;
  if (policy.waivers.length === 0) return { kind: 'nobody-may' };
  return (
    refusedAsNothing(act.item, basis) ??
    refusedAsOwnWork(act.by, parties) ??
    refusedWithoutRole(act.by, policy.waivers, parties) ??
    refusedAsStale(act, digest)
  );
}

function refusedAsNothing(
  name: string,
  { items, assessment }: Pick<DeclarationBasis, 'items' | 'assessment'>,
): ActRefusal | undefined {
  if (items.some(({ id }) => id === name)) return undefined;
  const findings = assessment.findings.filter(({ rule }) => rule === name);
  if (findings.length === 0) return { kind: 'nothing-to-waive', item: name };
  return findings.some(({ waivable }) => waivable === true)
    ? undefined
    : { kind: 'not-waivable', rule: name };
}

/** An emergency takes two people: whoever wrote the migration, and somebody whom the policy names. */
function refusedEmergency(act: DeclaredAct, basis: DeclarationBasis): ActRefusal | undefined {
  const { policy, assessment, parties, digest } = basis;
  const { emergency } = policy;
  if (emergency === undefined) return { kind: 'nobody-may' };
  if (!emergency.levels.includes(assessment.level)) return { kind: 'wrong-level', levels: emergency.levels };
  if (assessment.findings.some(({ rule }) => rule === 'policy-change')) return { kind: 'policy-change' };
  return (
    refusedAsOwnWork(act.by, parties) ??
    refusedWithoutRole(act.by, emergency.roles, parties) ??
    refusedAsStale(act, digest)
  );
}
