import type { ChecklistItem, Proof } from '../../src/domain/checklist.ts';
import type { Demand } from '../../src/domain/demand.ts';
import { compareLevels, RISK_LEVELS, type RiskLevel } from '../../src/domain/level.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Requirement } from '../../src/domain/role.ts';
import { resolvePolicy } from '../../src/policy/resolve/policy.ts';

/** A policy that asks for nothing. */
export const BARE: Policy = resolvePolicy(
  {},
  { source: { kind: 'builtin', name: 'test', version: '1' }, extended: [] },
);

/** A demand of which only a part matters. */
export function demand(changes: Partial<Demand>): Demand {
  return { when: {}, approvals: [], checks: [], windows: [], checklist: [], ...changes };
}

/** The people that each level asks for. */
export function approvalsByLevel(
  by: Readonly<Partial<Record<RiskLevel, readonly Requirement[]>>>,
): readonly Demand[] {
  return RISK_LEVELS.map((level) =>
    demand({
      when: { levels: [level] },
      approvals: (by[level] ?? []).map((requirement) => ({ kind: 'people', requirement })),
    }),
  );
}

/** The lines that each level adds to those below it. */
export function checklistByLevel(
  by: Readonly<Partial<Record<RiskLevel, readonly ChecklistItem[]>>>,
): readonly Demand[] {
  return RISK_LEVELS.map((level) =>
    demand({
      when: { levels: RISK_LEVELS.filter((each) => compareLevels(each, level) >= 0) },
      checklist: by[level] ?? [],
    }),
  );
}

/** A line of the checklist, known by its text. */
export function item(text: string, proof?: Proof, changes: Partial<ChecklistItem> = {}): ChecklistItem {
  return {
    id: text,
    text,
    ...(proof === undefined ? {} : { proof }),
    phase: 'before-approval',
    required: false,
    ...changes,
  };
}
