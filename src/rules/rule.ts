import type { Category } from '../domain/category.ts';
import { applies } from '../domain/condition.ts';
import type { Conventions, Scoped } from '../domain/convention.ts';
import type { PullWords, TextToCopy } from '../domain/finding.ts';
import type { RiskLevel } from '../domain/level.ts';
import type { Lock } from '../domain/lock.ts';
import type { Migration } from '../domain/migration.ts';
import type { OperationKind } from '../domain/operation/operation.ts';
import type { OtherPull } from '../domain/other-pull.ts';
import type { Severity } from '../domain/severity.ts';
import type { Span } from '../domain/span.ts';
import type { MigrationContext, OperationContext } from './context.ts';
import type { MigrationInPull, PullRequestContext } from './pull-request-context.ts';

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
}

/** Each is a pull request; `bad` ones have a finding of the rule, `good` ones have none. */
export interface Examples<E> {
  readonly bad: readonly E[];
  readonly good: readonly E[];
}

/** A pull request of one file. */
export interface FileExamples {
  readonly examples: Examples<string | Example>;
}

/** A script in a file of which something particular is to be known. */
export interface Example {
  readonly sql: string;
  readonly file: Partial<Migration>;
}

/** A pull request under a policy. */
export interface PullExample {
  /** The policy, in YAML. */
  readonly policy: string;
  /** The texts of its files by path; undefined where it removes one. */
  readonly files: Readonly<Record<string, string | undefined>>;
  /** The texts that the base branch has. */
  readonly base?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly description?: string;
  /** The day; 2026-01-16, unless given. */
  readonly day?: string;
  /** Other open pull requests. */
  readonly others?: readonly OtherExample[];
  /** Since when the gate has been green for it. */
  readonly readySince?: string;
}

/** Another open pull request. */
export interface OtherExample extends Pick<OtherPull, 'pullNumber' | 'title' | 'readySince'> {
  readonly files: Readonly<Record<string, string>>;
}

export interface PullExamples {
  readonly examples: Examples<PullExample>;
}

/** What a rule says of one place; what it leaves out is as the rule's facts say. */
export interface Report {
  /** One sentence with the real names, in backticks. */
  readonly message: string;
  /** The safer way as SQL to copy, with the real names; its steps as comments. */
  readonly sql?: string;
  /** Something else to copy. */
  readonly text?: TextToCopy;
  readonly saferWay?: string;
  readonly lock?: Lock;
  /** Where, if not where the operation is; a report on a whole migration has none for the whole file. */
  readonly span?: Span;
}

/** What a rule says of a pull request. */
export interface PullReport extends Report {
  /** The file, if it is in one; else that of the first migration is the place to show it. */
  readonly path?: string;
  readonly words?: PullWords;
}

/** Judges each operation of the kinds it is for. */
export interface OperationRule extends RuleFacts, FileExamples {
  readonly judges: 'operation';
  readonly kinds: readonly OperationKind[];
  check(context: OperationContext): readonly Report[];
}

/** Judges a migration as a whole, also where nothing of it could be read. */
export interface MigrationRule extends RuleFacts, FileExamples {
  readonly judges: 'migration';
  check(context: MigrationContext): readonly Report[];
}

/**
 * Judges a pull request as a whole by what its policy has agreed on; a comment in the SQL does not allow what a
 * policy asks for.
 */
export interface PullRequestRule extends RuleFacts, PullExamples {
  readonly judges: 'pull-request';
  readonly suppressible: false;
  /** Whether the policy has what it holds people to. */
  isAsked(conventions: Conventions): boolean;
  check(context: PullRequestContext): readonly PullReport[];
}

export type Rule = OperationRule | MigrationRule | PullRequestRule;

/** A rule for operations of some kinds: `check` gets no others, and says nothing where there is nothing wrong. */
export function operationRule<const K extends OperationKind>(
  rule: RuleFacts &
    FileExamples & {
      readonly kinds: readonly K[];
      readonly check: (context: OperationContext<K>) => Report | undefined;
    },
): OperationRule {
  const { kinds, check, ...facts } = rule;
  const asked: ReadonlySet<string> = new Set(kinds);
  return {
    ...facts,
    judges: 'operation',
    kinds,
    check(context) {
      if (!isAbout<K>(context, asked)) return NOTHING;
      const report = check(context);
      return report === undefined ? NOTHING : [report];
    },
  };
}

/** What most rules say of most operations. */
const NOTHING: readonly Report[] = [];

/** A rule for whole migrations. */
export function migrationRule(rule: Omit<MigrationRule, 'judges'>): MigrationRule {
  return { ...rule, judges: 'migration' };
}

type Asked<C> = readonly C[] | C | undefined;

/** What is to be known of a rule about a convention. */
type ConventionFacts<C> = Omit<RuleFacts, 'suppressible'> &
  PullExamples & {
    /** What the rule holds people to; each of several has its own condition. */
    readonly asks: Asks<C>;
  };

/** A convention of the policy, or what every policy asks for. */
type Asks<C> = ((conventions: Conventions) => Asked<C>) | 'always';

/** What every policy asks for has no condition. */
const ALWAYS: Scoped = { when: {} };

function askedBy<C extends Scoped>(asks: Asks<C>, conventions: Conventions): readonly C[] {
  return asks === 'always' ? [ALWAYS as C] : allOf(asks(conventions));
}

/** A rule for a pull request as a whole, where the convention applies to it and it has a migration that is held to it. */
export function pullRequestRule<C extends Scoped>(
  rule: ConventionFacts<C> & {
    /** Judges pull requests without a migration, too. */
    readonly withoutMigration?: true;
    readonly check: (context: PullRequestContext, convention: C) => readonly PullReport[];
  },
): PullRequestRule {
  const { asks, check, withoutMigration, ...facts } = rule;
  return {
    ...ofConvention(facts, asks),
    check(context) {
      if (context.ahead.length === 0 && withoutMigration !== true) return [];
      return askedBy(asks, context.conventions)
        .filter(({ when }) => applies(when, context.circumstances))
        .flatMap((convention) => check(context, convention));
    },
  };
}

/** A rule for each new migration by itself, where the convention applies to that one. */
export function newMigrationRule<C extends Scoped>(
  rule: ConventionFacts<C> & {
    readonly check: (
      migration: MigrationInPull,
      convention: C,
      context: PullRequestContext,
    ) => readonly PullReport[];
  },
): PullRequestRule {
  const { asks, check, ...facts } = rule;
  return {
    ...ofConvention(facts, asks),
    check(context) {
      return context.ahead.flatMap((each) =>
        askedBy(asks, context.conventions)
          .filter(({ when }) => applies(when, each.circumstances))
          .flatMap((convention) => check(each, convention, context))
          .map((report) => ({ path: each.migration.path, ...report })),
      );
    },
  };
}

/** What every rule about a convention has, whatever it looks at. */
function ofConvention<C extends Scoped>(
  facts: Omit<ConventionFacts<C>, 'asks'>,
  asks: Asks<C>,
): Omit<PullRequestRule, 'check'> {
  return {
    ...facts,
    judges: 'pull-request',
    suppressible: false,
    isAsked: (conventions) => askedBy(asks, conventions).length > 0,
  };
}

function allOf<C>(asked: Asked<C>): readonly C[] {
  if (asked === undefined) return [];
  return Array.isArray(asked) ? asked : [asked as C];
}

function isAbout<K extends OperationKind>(
  context: OperationContext,
  kinds: ReadonlySet<string>,
): context is OperationContext & OperationContext<K> {
  return kinds.has(context.operation.kind);
}
