import type { Assessment } from '../domain/assessment.ts';
import { CATEGORIES } from '../domain/category.ts';
import { circumstancesOf } from '../domain/condition.ts';
import { highestLevel } from '../domain/level.ts';
import { isNew, type Migration } from '../domain/migration.ts';
import { compareNaturally } from '../domain/natural-order.ts';
import { once } from '../domain/once.ts';
import type { MigrationPatterns, Policy } from '../domain/policy.ts';
import { rollbackOf } from '../reversal/rollback-of.ts';
import type { MigrationInPull, PullChange, RecalledMigration } from '../rules/pull-request-context.ts';
import { assessmentOf } from './assess.ts';
import { EMPTY_CATALOGUE } from './catalogue/edit.ts';
import { compareFindings, findingsOfPullRequest, rulesInForce } from './findings.ts';
import { type AssessedHistory, walkAll } from './walk-all.ts';

/** What conventions are held against beside the assessment. */
export interface Surroundings {
  readonly change: PullChange | undefined;
  /** The assessment's migrations, those that run one after the other together, with what is known before them. */
  readonly histories: readonly AssessedHistory[];
  /** The base branch's migrations that come before one; undefined where they could not be told. */
  readonly predecessorsOf: (migration: Migration) => readonly Migration[] | undefined;
  readonly recalled: readonly RecalledMigration[];
  /** The environment that the base branch leads to. */
  readonly environment: string | undefined;
  /** Now, ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The assessment with what the policy's conventions have to say of the pull request as a whole. Their conditions are
 * held against the level that it has without them.
 */
export function withConventions(
  assessment: Assessment,
  policy: Policy,
  { change, histories, predecessorsOf, recalled, environment, at }: Surroundings,
): Assessment {
  const rules = rulesInForce(policy);
  if (rules.forPullRequests.length === 0) return assessment;
  const walked = once(() => histories.map(walkAll));
  const isAlone = assessment.migrations.length === 1;
  const circumstances = circumstancesOf(assessment, environment);
  const migrations = assessment.migrations.map(
    (each): MigrationInPull => ({
      ...each,
      circumstances: isAlone ? circumstances : circumstancesOf(assessmentOf([each]), environment),
      predecessors: predecessorsOf(each.migration),
      steps: () => walked().flatMap(({ steps }) => steps.get(each) ?? []),
      rollback: once(() => {
        const before = walked()
          .find((history) => history.before.has(each))
          ?.before.get(each);
        return rollbackOf(each, assessment.migrations, before ?? EMPTY_CATALOGUE);
      }),
    }),
  );
  const found = findingsOfPullRequest(
    {
      migrations,
      ahead: migrations.filter((each) => isHeld(each, policy.migrations)),
      change,
      conventions: policy.conventions,
      circumstances,
      levelNames: policy.levelNames,
      recalled,
      after: () => walked().map(({ after }) => after()),
      at,
    },
    rules,
  );
  const categories = new Set([...assessment.categories, ...found.flatMap((each) => each.categories)]);
  return {
    ...assessment,
    level: highestLevel([assessment.level, ...found.flatMap((finding) => finding.level ?? [])]),
    categories: CATEGORIES.filter((category) => categories.has(category)),
    findings: [...assessment.findings, ...found].toSorted(compareFindings),
  };
}

/**
 * Whether conventions hold for it: it is new, and not from before the team agreed on them. A low number alone does
 * not put it there, where the base branch has come further: nobody gets around a convention by counting back.
 */
function isHeld(
  { migration, predecessors }: MigrationInPull,
  { since }: Pick<MigrationPatterns, 'since'>,
): boolean {
  if (!isNew(migration)) return false;
  const { number } = migration;
  if (since === undefined || number === undefined || compareNaturally(number, since) >= 0) return true;
  return predecessors?.some((before) => compareNaturally(before.number ?? '', number) >= 0) ?? true;
}
