import type { Finding } from '../domain/finding.ts';
import type { RiskLevel } from '../domain/level.ts';
import { oncePer } from '../domain/once.ts';
import { EVERY_KIND } from '../domain/operation/kinds.ts';
import { namesUnknown } from '../domain/operation/name.ts';
import type { OperationKind } from '../domain/operation/operation.ts';
import type { Policy } from '../domain/policy.ts';
import type { Severity } from '../domain/severity.ts';
import type { MigrationContext, OperationContext } from '../rules/context.ts';
import type { PullRequestContext } from '../rules/pull-request-context.ts';
import { RULES } from '../rules/registry.ts';
import type {
  MigrationRule,
  OperationRule,
  PullReport,
  PullRequestRule,
  Report,
  Rule,
} from '../rules/rule.ts';

/** A rule as the policy has it; one that is switched off is not among them. */
interface RuleInForce<R extends Rule> {
  readonly rule: R;
  readonly severity: Severity;
  readonly level?: RiskLevel;
}

/** The rules that a policy leaves switched on, with its severities and levels. */
export interface RulesInForce {
  readonly forMigrations: readonly RuleInForce<MigrationRule>[];
  readonly forOperations: ReadonlyMap<OperationKind, readonly RuleInForce<OperationRule>[]>;
  /** Those whose convention the policy has. */
  readonly forPullRequests: readonly RuleInForce<PullRequestRule>[];
  /** Those whose findings a comment in the SQL may allow. */
  readonly suppressible: ReadonlySet<string>;
}

/** What a policy makes of the rules; told once of each, for a whole history is judged by one, file after file. */
export const rulesInForce = oncePer(chooseRules);

function chooseRules(policy: Policy): RulesInForce {
  return {
    forMigrations: RULES.filter((rule) => rule.judges === 'migration').flatMap((rule) =>
      inForce(rule, policy),
    ),
    forOperations: byKind(
      RULES.filter((rule) => rule.judges === 'operation').flatMap((rule) => inForce(rule, policy)),
    ),
    forPullRequests: RULES.filter((rule) => rule.judges === 'pull-request')
      .filter((rule) => rule.isAsked(policy.conventions))
      .flatMap((rule) => inForce(rule, policy)),
    suppressible: new Set(RULES.filter((rule) => isSuppressible(rule, policy)).map(({ id }) => id)),
  };
}

function inForce<R extends Rule>(rule: R, policy: Policy): readonly RuleInForce<R>[] {
  const setting = policy.rules[rule.id];
  if (setting?.severity === 'off') return [];
  const ownLevel = rule.level === 'unknown' ? policy.unknown : rule.level;
  const level = setting?.level ?? ownLevel;
  return [{ rule, severity: setting?.severity ?? rule.severity, ...(level === undefined ? {} : { level }) }];
}

/** An error must not be talked away by whoever wrote it, unless the policy lets them. */
function isSuppressible(rule: Rule, { rules, suppressions }: Policy): boolean {
  if (suppressions === 'refused' || rule.judges === 'pull-request') return false;
  const setting = rules[rule.id];
  const severity = setting?.severity ?? rule.severity;
  return setting?.suppressible ?? (rule.suppressible !== false && severity !== 'error');
}

function byKind(rules: readonly RuleInForce<OperationRule>[]): RulesInForce['forOperations'] {
  return new Map(
    EVERY_KIND.map((kind) => [kind, rules.filter(({ rule }) => rule.kinds.includes(kind))] as const),
  );
}

/** What the rules say of a migration as a whole. */
export function findingsOfMigration(
  context: MigrationContext,
  { forMigrations }: RulesInForce,
): readonly Finding[] {
  return forMigrations.flatMap((entry) =>
    entry.rule.check(context).map((report) => findingOf(entry, report, context.migration.path, report.span)),
  );
}

/** What the rules say of an operation. */
export function findingsOfOperation(
  context: OperationContext,
  { forOperations }: RulesInForce,
): readonly Finding[] {
  const { operation, migration } = context;
  const findings: Finding[] = [];
  // Most rules have nothing to say, so that nothing is made for what they say.
  for (const entry of forOperations.get(operation.kind) ?? [])
    for (const report of entry.rule.check(context))
      findings.push(findingOf(entry, report, migration.path, report.span ?? operation.span));
  return findings;
}

/** What the rules say of a pull request as a whole. */
export function findingsOfPullRequest(
  context: PullRequestContext,
  { forPullRequests }: RulesInForce,
): readonly Finding[] {
  const [first] = context.ahead.length > 0 ? context.ahead : context.migrations;
  const place = first?.migration.path ?? context.change?.files[0]?.path ?? '';
  return forPullRequests.flatMap((entry) =>
    entry.rule.check(context).map((report) => findingOfPull(entry, report, place)),
  );
}

function findingOfPull(entry: RuleInForce<PullRequestRule>, report: PullReport, place: string): Finding {
  const finding: Finding = { ...findingOf(entry, report, report.path ?? place, report.span), waivable: true };
  if (report.words === undefined) return finding;
  return { ...finding, location: { ...finding.location, words: report.words } };
}

/** The finding of a report that was made elsewhere, under a rule for migrations; none where it is switched off. */
export function findingOfRule(
  id: string,
  report: Report,
  path: string,
  { forMigrations }: RulesInForce,
): readonly Finding[] {
  return forMigrations
    .filter(({ rule }) => rule.id === id)
    .map((entry) => findingOf(entry, report, path, report.span));
}

function findingOf(
  { rule, severity, level }: RuleInForce<Rule>,
  report: Report,
  path: string,
  span: Report['span'],
): Finding {
  const lock = report.lock ?? rule.lock;
  return {
    rule: rule.id,
    severity,
    ...(level === undefined ? {} : { level }),
    categories: rule.categories,
    location: { path, ...(span === undefined ? {} : { span }) },
    message: report.message,
    why: rule.why,
    ...(lock === undefined ? {} : { lock }),
    saferWay: {
      summary: report.saferWay ?? rule.saferWay,
      // SQL with a name that nobody knows is nothing to copy.
      ...(report.sql === undefined || namesUnknown(report.sql) ? {} : { sql: report.sql }),
      ...(report.text === undefined ? {} : { text: report.text }),
    },
  };
}

/** In order of path and line; what concerns a whole file comes before its lines. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.location.path !== b.location.path) return a.location.path < b.location.path ? -1 : 1;
  return (a.location.span?.start ?? -1) - (b.location.span?.start ?? -1);
}
