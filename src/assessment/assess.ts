import type { AssessedMigration, AssessedOperation, Assessment } from '../domain/assessment.ts';
import { CATEGORIES, type Category } from '../domain/category.ts';
import type { Finding } from '../domain/finding.ts';
import { highestLevel, type RiskLevel } from '../domain/level.ts';
import { isNew, type Migration } from '../domain/migration.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { Policy } from '../domain/policy.ts';
import type { Script } from '../domain/script.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { EMPTY_CATALOGUE } from './catalogue/edit.ts';
import {
  compareFindings,
  findingsOfMigration,
  findingsOfOperation,
  type RulesInForce,
  rulesInForce,
} from './findings.ts';
import type { LevelContext } from './level/classification.ts';
import { classify } from './level/classify.ts';
import { inOrder } from './order.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { suppress } from './suppress.ts';
import { walk } from './walk.ts';

/** A migration with what its text says; no script where there is no text to read. */
export interface MigrationToAssess {
  readonly migration: Migration;
  readonly script: Script | undefined;
}

/** What is the same for every migration of the pull request. */
interface Setting {
  readonly policy: Policy;
  readonly rules: RulesInForce;
  readonly outlook: Outlook;
  /** Whether the order in which they run is known. */
  readonly ordered: boolean;
}

/**
 * The level and the findings of a pull request's migrations, folded in the order in which they run, so that each
 * operation is judged by what is known of the schema just before it. What cannot be read has the policy's level
 * of the unknown, and does not stop the others.
 *
 * @param migrations in any order.
 * @param policy says the level of the unknown, and overrides levels and severities.
 * @param base what is known of the schema on the base branch; nothing, unless given.
 */
export function assess(
  migrations: readonly MigrationToAssess[],
  policy: Policy,
  base: Catalogue = EMPTY_CATALOGUE,
): Assessment {
  const { ordered, known } = inOrder(migrations);
  const setting: Setting = {
    policy,
    rules: rulesInForce(policy),
    outlook: outlookOf(ordered.filter(isAhead).flatMap(operationsOf)),
    ordered: known,
  };
  const assessed: AssessedMigration[] = [];
  let after = () => base;
  for (const each of ordered) {
    const step = assessMigration(each, after(), setting);
    assessed.push(step.migration);
    after = step.after;
  }
  return assessmentOf(assessed);
}

interface Step {
  readonly migration: AssessedMigration;
  /** What is known of the schema after it. */
  readonly after: () => Catalogue;
}

function assessMigration(each: MigrationToAssess, before: Catalogue, setting: Setting): Step {
  const { migration } = each;
  const { policy, rules, outlook } = setting;
  const script = each.script ?? NO_SCRIPT;
  const found = findingsOfMigration(each, rules);
  // A rollback does not run when the pull request is deployed, and a removed file never does.
  if (migration.direction === 'rollback') {
    const findings = found.filter(({ rule }) => rule === 'change-to-applied-migration');
    return { migration: { migration, script, operations: [], findings, level: 'low' }, after: () => before };
  }
  if (migration.change === 'removed')
    return {
      migration: { migration, script, operations: [], findings: found, level: levelOf([], found) },
      after: () => before,
    };

  const operations: AssessedOperation[] = [];
  const findings: Finding[] = [...found];
  const after = walk({ migration, script }, { before, ordered: setting.ordered }, (context) => {
    const { operation, catalogue, state } = context;
    const found = findingsOfOperation(context, rules);
    const ruled = ruledLevel(operation, found, policy);
    operations.push(
      assessOperation(operation, { catalogue, outlook, timeZone: state.timeZone }, { policy, ruled }),
    );
    findings.push(...found);
  });
  const unread = isWhollyRead(each) ? [] : [policy.unknown];
  const level = highestLevel([levelOf(operations, findings), ...unread]);
  const reported = suppress(findings, migration, script, rules).toSorted(compareFindings);
  return {
    migration: { migration, script, operations, findings: reported, level },
    after,
  };
}

const NO_SCRIPT: Script = { statements: [], problems: [] };

/**
 * The level that the policy gives an operation: for what a rule finds in it, in either direction, or else for its
 * kind.
 */
function ruledLevel(
  { kind }: Operation,
  findings: readonly Finding[],
  { rules, operations }: Policy,
): RiskLevel | undefined {
  const byRules = findings.flatMap(({ rule }) => rules[rule]?.level ?? []);
  return byRules.length > 0 ? highestLevel(byRules) : operations[kind];
}

function assessOperation(
  operation: Operation,
  context: LevelContext,
  { policy, ruled }: { readonly policy: Policy; readonly ruled: RiskLevel | undefined },
): AssessedOperation {
  const { level, summary, reason, ...own } = classify(operation, context);
  const categories = categoriesOf(operation, own.categories, policy);
  if (ruled !== undefined)
    return { operation, level: ruled, categories, summary, reason: 'the policy gives it this level' };
  return { operation, level: level === 'unknown' ? policy.unknown : level, categories, summary, reason };
}

/** Its own, and those that the policy counts it to. */
function categoriesOf(
  { kind }: Operation,
  own: readonly Category[],
  { categories }: Policy,
): readonly Category[] {
  return CATEGORIES.filter((category) => own.includes(category) || categories[category]?.includes(kind));
}

/** Fail closed: a file counts as read only when there is a script without a problem. */
function isWhollyRead({ migration, script }: MigrationToAssess): boolean {
  return migration.content.kind === 'text' && script !== undefined && script.problems.length === 0;
}

/** What the pull request newly runs on a database: nothing to go back with, and nothing that was run before. */
function isAhead({ migration }: MigrationToAssess): boolean {
  return migration.direction === 'repeatable' || isNew(migration);
}

function operationsOf({ script }: MigrationToAssess): readonly Operation[] {
  return (script?.statements ?? []).flatMap((statement) => statement.operations);
}

function levelOf(operations: readonly AssessedOperation[], findings: readonly Finding[]): RiskLevel {
  return highestLevel([
    ...operations.map((operation) => operation.level),
    ...findings.flatMap((finding) => finding.level ?? []),
  ]);
}

/** What migrations come to that were assessed each by itself. */
export function assessmentOf(migrations: readonly AssessedMigration[]): Assessment {
  const findings = migrations.flatMap((migration) => migration.findings).toSorted(compareFindings);
  const found = new Set([
    ...migrations.flatMap(({ operations }) => operations.flatMap((operation) => operation.categories)),
    ...findings.flatMap((finding) => finding.categories),
  ]);
  return {
    level: highestLevel(migrations.map((migration) => migration.level)),
    categories: CATEGORIES.filter((category) => found.has(category)),
    migrations,
    findings,
  };
}
