import { RISK_LEVELS, type RiskLevel } from '../../domain/level.ts';
import type { MigrationPatterns, Policy, PolicySource } from '../../domain/policy.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import { resolveConventions } from './conventions.ts';
import { resolveDemands } from './demands.ts';
import { lengthOf } from './duration.ts';
import { resolveRoles } from './roles.ts';
import { resolveRules } from './rules.ts';
import { resolveWindows } from './windows.ts';

/** Names of levels, unless a policy has its own. */
const LEVEL_NAMES: Readonly<Record<RiskLevel, string>> = { low: 'LOW', medium: 'MEDIUM', high: 'HIGH' };

/**
 * The policy as it is used.
 *
 * @param written everything that it and what it extends say, merged; what is in none of them is asked for by nobody.
 * @param sources where it is from, and what it extends, from the outermost inward.
 */
export function resolvePolicy(
  written: WrittenPolicy,
  { source, extended }: { readonly source: PolicySource; readonly extended: readonly PolicySource[] },
): Policy {
  const levels = written.levels ?? {};
  const { emergency, labels } = written;
  return {
    source,
    extended,
    migrations: patterns(written.migrations ?? {}),
    environments: Object.entries(written.environments ?? {}).map(([name, { branches }]) => ({
      name,
      branches,
    })),
    roles: resolveRoles(written.roles ?? {}),
    levelNames: byLevel((level) => levels[level]?.name ?? LEVEL_NAMES[level]),
    demands: resolveDemands(written).map(({ demand }) => demand),
    rules: resolveRules(written.rules ?? {}),
    operations: written.operations ?? {},
    categories: written.categories ?? {},
    unknown: written.unknown ?? 'high',
    conventions: resolveConventions(written.conventions ?? {}),
    windows: resolveWindows(written.windows ?? {}),
    ...(emergency === undefined || emergency === 'off' ? {} : { emergency: resolveEmergency(emergency) }),
    waivers: written.waivers?.roles ?? [],
    suppressions: written.suppressions ?? 'allowed',
    suppressors: written.suppressors?.roles ?? [],
    afterMerge: resolveAfterMerge(written['after-merge'] ?? {}),
    requestReviewers: written['request-reviewers'] ?? false,
    ...(labels === undefined || labels === 'off' ? {} : { labels }),
  };
}

function byLevel<T>(of: (level: RiskLevel) => T): Readonly<Record<RiskLevel, T>> {
  const [low, medium, high] = RISK_LEVELS;
  return { low: of(low), medium: of(medium), high: of(high) };
}

function patterns({
  paths,
  ignore,
  tool,
  since,
}: NonNullable<WrittenPolicy['migrations']>): MigrationPatterns {
  return {
    ...(paths === undefined ? {} : { paths }),
    ignore: ignore ?? [],
    ...(tool === undefined ? {} : { tool }),
    ...(since === undefined ? {} : { since }),
  };
}

function resolveEmergency({
  roles,
  deadline,
  label,
  levels,
}: Exclude<WrittenPolicy['emergency'], 'off' | undefined>): NonNullable<Policy['emergency']> {
  return {
    roles,
    deadline: lengthOf(deadline ?? '24h'),
    label: label ?? 'emergency',
    levels: levels ?? RISK_LEVELS,
  };
}

function resolveAfterMerge(written: NonNullable<WrittenPolicy['after-merge']>): Policy['afterMerge'] {
  const kept = written['backup-tables'];
  return {
    ...(kept === undefined || kept === 'off' ? {} : { backupTables: lengthOf(kept) }),
    rollbackSteps: written['rollback-steps'] ?? [],
  };
}
