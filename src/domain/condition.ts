import type { Assessment } from './assessment.ts';
import type { Category } from './category.ts';
import type { RiskLevel } from './level.ts';

/**
 * When a policy asks for something: every key that is there must apply, and of its values any. Without a key it is
 * asked for always.
 */
export interface Condition {
  readonly levels?: readonly RiskLevel[];
  readonly categories?: readonly Category[];
  /** By name; where the base branch is of no environment, none of them applies. */
  readonly environments?: readonly string[];
  /** Kinds of operations, of which the pull request has one. */
  readonly operations?: readonly string[];
}

/** What conditions are held against. */
export interface Circumstances {
  readonly level: RiskLevel;
  readonly categories: readonly Category[];
  readonly environment?: string;
  readonly operations: ReadonlySet<string>;
}

/** Whether everything that the condition names applies. */
export function applies(condition: Condition, circumstances: Circumstances): boolean {
  const { level, categories, environment, operations } = circumstances;
  return (
    (condition.levels?.includes(level) ?? true) &&
    (condition.categories?.some((category) => categories.includes(category)) ?? true) &&
    (condition.environments?.some((name) => name === environment) ?? true) &&
    (condition.operations?.some((kind) => operations.has(kind)) ?? true)
  );
}

/** What conditions are held against, for a pull request or one of its migrations by itself. */
export function circumstancesOf(
  { level, categories, migrations }: Pick<Assessment, 'level' | 'categories' | 'migrations'>,
  environment: string | undefined,
): Circumstances {
  return {
    level,
    categories,
    ...(environment === undefined ? {} : { environment }),
    operations: new Set(
      migrations.flatMap(({ operations }) => operations.map(({ operation }) => operation.kind)),
    ),
  };
}
