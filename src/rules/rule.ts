import type { Category } from '../domain/category.ts';
import type { RiskLevel } from '../domain/level.ts';
import type { Lock } from '../domain/lock.ts';
import type { Migration } from '../domain/migration.ts';
import type { OperationKind, OperationOf } from '../domain/operation/operation.ts';
import type { Severity } from '../domain/severity.ts';
import type { Span } from '../domain/span.ts';
import type { MigrationContext, OperationContext } from './context.ts';

/** What is to be known of a rule without running it: findings, documentation and command line speak from it. */
export interface RuleFacts {
  /** The hazard in kebab case; the name of its file. */
  readonly id: string;
  /** The hazard as a sentence without a stop. */
  readonly title: string;
  readonly why: string;
  /** The lock that PostgreSQL was measured to take, and what it costs. */
  readonly lock?: Lock;
  /** How to reach the same end without the hazard. */
  readonly saferWay: string;
  readonly severity: Severity;
  /** The level that a finding raises its migration to; `unknown` is the policy's level of what cannot be read. */
  readonly level?: RiskLevel | 'unknown';
  readonly categories: readonly Category[];
  /** The versions of PostgreSQL that have the hazard; all that are measured (12 to 18), unless given. */
  readonly versions?: { readonly from?: number; readonly to?: number };
  /** Whether a comment in the SQL may allow it; it may, unless it is said that nobody can answer for it. */
  readonly suppressible?: false;
  readonly examples: Examples;
}

/** Each is a pull request of one file; `bad` ones have a finding of the rule, `good` ones have none. */
export interface Examples {
  readonly bad: readonly (string | Example)[];
  readonly good: readonly (string | Example)[];
}

/** A script in a file of which something particular is to be known. */
export interface Example {
  readonly sql: string;
  readonly file: Partial<Migration>;
}

/** What a rule says of one place; what it leaves out is as the rule's facts say. */
export interface Report {
  /** One sentence with the real names, in backticks. */
  readonly message: string;
  /** The safer way as SQL to copy, with the real names; its steps as comments. */
  readonly sql?: string;
  readonly saferWay?: string;
  readonly lock?: Lock;
  /** Where, if not where the operation is; a report on a whole migration has none for the whole file. */
  readonly span?: Span;
}

/** Judges each operation of the kinds it is for. */
export interface OperationRule extends RuleFacts {
  readonly judges: 'operation';
  readonly kinds: readonly OperationKind[];
  check(context: OperationContext): readonly Report[];
}

/** Judges a migration as a whole, also where nothing of it could be read. */
export interface MigrationRule extends RuleFacts {
  readonly judges: 'migration';
  check(context: MigrationContext): readonly Report[];
}

export type Rule = OperationRule | MigrationRule;

/** A rule for operations of some kinds: `check` gets no others, and says nothing where there is nothing wrong. */
export function operationRule<const K extends OperationKind>(
  rule: RuleFacts & {
    readonly kinds: readonly K[];
    readonly check: (context: OperationContext<K>) => Report | undefined;
  },
): OperationRule {
  const { kinds, check, ...facts } = rule;
  return {
    ...facts,
    judges: 'operation',
    kinds,
    check(context) {
      const { operation } = context;
      if (!isOneOf(operation, kinds)) return [];
      const report = check({ ...context, operation });
      return report === undefined ? [] : [report];
    },
  };
}

/** A rule for whole migrations. */
export function migrationRule(rule: Omit<MigrationRule, 'judges'>): MigrationRule {
  return { ...rule, judges: 'migration' };
}

function isOneOf<K extends OperationKind>(
  operation: OperationOf<OperationKind>,
  kinds: readonly K[],
): operation is OperationOf<K> {
  return kinds.some((kind) => kind === operation.kind);
}
