import { claimedObjects } from '../domain/contest.ts';
import type { Decision } from '../domain/decision.ts';
import { highestLevel, type RiskLevel } from '../domain/level.ts';
import { isNew } from '../domain/migration.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { Claim } from '../domain/other-pull.ts';

/** What a pull request claims for itself; undefined where it has no migration that would run. */
export function claimOf({ snapshot, assessment, verdict }: Decision): Claim | undefined {
  const ahead = assessment.migrations.filter(({ migration }) => isNew(migration));
  if (ahead.length === 0) return undefined;
  const operations = ahead.flatMap((migration) => migration.operations);
  const isGreen = verdict.kind === 'satisfied' || verdict.kind === 'emergency';
  return {
    title: snapshot.pull.title,
    url: snapshot.pull.url,
    migrations: ahead.map(({ migration: { path, number } }) => ({
      path,
      ...(number === undefined ? {} : { number }),
    })),
    objects: claimedObjects(operations.map(({ operation }) => operation)),
    ...(isGreen ? { readySince: snapshot.claim?.readySince ?? snapshot.at } : {}),
    level: assessment.level,
    categories: assessment.categories,
    operations: levelsByKind(operations),
  };
}

function levelsByKind(
  operations: readonly { readonly operation: Operation; readonly level: RiskLevel }[],
): Readonly<Record<string, RiskLevel>> {
  const levels: Record<string, RiskLevel> = {};
  for (const { operation, level } of operations)
    levels[operation.kind] = highestLevel([levels[operation.kind] ?? 'low', level]);
  return levels;
}
