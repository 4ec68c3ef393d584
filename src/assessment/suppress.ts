import type { Finding } from '../domain/finding.ts';
import type { Migration } from '../domain/migration.ts';
import type { Script } from '../domain/script.ts';
import { RULES } from '../rules/registry.ts';
import type { Report } from '../rules/rule.ts';
import { findingOfRule, type RulesInForce } from './findings.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';

type Allowing = Extract<Suppression, { readonly kind: 'allows' }>;

const SUPPRESSION_RULE = 'suppression-comment';

/**
 * The findings of a migration with those marked that a comment in its SQL allows. They keep their level, since whoever
 * writes the SQL must not decide who reviews it; they become notes, so that they no longer hold anything up. Comments
 * that allow nothing are findings of their own.
 */
export function suppress(
  findings: readonly Finding[],
  migration: Migration,
  script: Script,
  rules: RulesInForce,
): readonly Finding[] {
  const suppressions = suppressionsOf(migration, script);
  if (suppressions.length === 0) return findings;
  const allowing = suppressions.filter((suppression) => suppression.kind === 'allows');
  const used = new Set<string>();
  const marked = findings.map((finding) => {
    const by = rules.suppressible.has(finding.rule)
      ? allowing.find((suppression) => allows(suppression, finding))
      : undefined;
    if (by === undefined) return finding;
    used.add(useKey(by, finding.rule));
    return suppressed(finding, by);
  });
  const reports = suppressions.flatMap((suppression) => reportsOf(suppression, used, rules));
  return [
    ...marked,
    ...reports.flatMap((report) => findingOfRule(SUPPRESSION_RULE, report, migration.path, rules)),
  ];
}

function allows({ rules, statement }: Allowing, { rule, location: { span } }: Finding): boolean {
  if (!rules.includes(rule)) return false;
  if (statement === undefined) return true;
  return span !== undefined && statement.start <= span.start && span.end <= statement.end;
}

function suppressed(finding: Finding, { reason, span }: Allowing): Finding {
  return {
    ...finding,
    severity: 'note',
    message: `${finding.message} Line ${span.from.line} of the file allows it: “${clipped(reason)}”`,
    suppressed: { reason, severity: finding.severity, at: span.from },
  };
}

/** As much of a reason as stands beside a finding; the file has the rest. */
function clipped(reason: string): string {
  return reason.length > 200 ? `${reason.slice(0, 200)}…` : reason;
}

function useKey({ span }: Allowing, rule: string): string {
  return `${span.start} ${rule}`;
}

function reportsOf(
  suppression: Suppression,
  used: ReadonlySet<string>,
  rules: RulesInForce,
): readonly Report[] {
  const { span } = suppression;
  const report = (why: string): Report => ({
    message: `The comment at line ${span.from.line} allows nothing: ${why}.`,
    span,
  });
  if (suppression.kind === 'meaningless') return [report(suppression.why)];
  return suppression.rules
    .filter((rule) => !used.has(useKey(suppression, rule)))
    .map((rule) => report(whyUnused(rule, suppression, rules)));
}

function whyUnused(rule: string, { statement }: Allowing, { suppressible }: RulesInForce): string {
  if (!RULES.some(({ id }) => id === rule)) return `there is no rule \`${rule}\``;
  if (!suppressible.has(rule)) return `\`${rule}\` cannot be allowed by a comment`;
  const where = statement === undefined ? 'in this file' : 'in the statement that follows it';
  return `\`${rule}\` finds nothing ${where}`;
}
