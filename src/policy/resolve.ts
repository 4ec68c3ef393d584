import { RISK_LEVELS, type RiskLevel } from '../domain/level.ts';
import type { ChecklistItem, MigrationPatterns, Policy, PolicySource } from '../domain/policy.ts';
import { resolveRules } from './overrides.ts';
import { resolveApproval } from './requirements.ts';
import { resolveRoles } from './roles.ts';
import type { WrittenPolicy } from './written-policy.ts';

/** A policy that asks for nothing, on which the built-in one is written. */
export const BLANK: Policy = {
  source: { kind: 'builtin', name: 'blank', version: '0' },
  migrations: { ignore: [] },
  roles: [],
  levelNames: { low: 'LOW', medium: 'MEDIUM', high: 'HIGH' },
  requirements: { low: [], medium: [], high: [] },
  rules: {},
  operations: {},
  unknown: 'high',
  checklist: { low: [], medium: [], high: [] },
  requiredChecks: [],
};

/** The policy as it is used: what the file says, and of the base policy what the file leaves out. */
export function resolvePolicy(written: WrittenPolicy, base: Policy, source: PolicySource): Policy {
  const levels = written.levels ?? {};
  return {
    source,
    migrations: written.migrations === undefined ? base.migrations : patterns(written.migrations),
    roles: resolveRoles(written.roles ?? {}, base.roles),
    levelNames: byLevel((level) => levels[level]?.name ?? base.levelNames[level]),
    requirements: byLevel(
      (level) => levels[level]?.approvals?.map(resolveApproval) ?? base.requirements[level],
    ),
    rules: { ...base.rules, ...resolveRules(written.rules ?? {}) },
    operations: { ...base.operations, ...written.operations },
    unknown: written.unknown ?? base.unknown,
    checklist: byLevel((level) => levels[level]?.checklist?.map(item) ?? base.checklist[level]),
    requiredChecks: written.checks ?? base.requiredChecks,
  };
}

function byLevel<T>(of: (level: RiskLevel) => T): Readonly<Record<RiskLevel, T>> {
  const [low, medium, high] = RISK_LEVELS;
  return { low: of(low), medium: of(medium), high: of(high) };
}

function patterns({ paths, ignore, tool }: NonNullable<WrittenPolicy['migrations']>): MigrationPatterns {
  return {
    ...(paths === undefined ? {} : { paths }),
    ignore: ignore ?? [],
    ...(tool === undefined ? {} : { tool }),
  };
}

function item({ text, proof }: { text: string; proof?: ChecklistItem['proof'] | undefined }): ChecklistItem {
  return { text, ...(proof === undefined ? {} : { proof }) };
}
