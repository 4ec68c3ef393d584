import type { Act } from '../domain/act.ts';
import type { WeighedAct } from '../domain/act-refusal.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Finding } from '../domain/finding.ts';

export type Waiver = Extract<Act, { readonly kind: 'waiver' }>;

/** The last waiver that counts, by what it waives. */
export function waiversInForce(weighed: readonly WeighedAct[]): ReadonlyMap<string, Waiver> {
  return new Map(
    weighed.flatMap(({ act, refusal }) =>
      act.kind === 'waiver' && refusal === undefined ? [[act.item, act] as const] : [],
    ),
  );
}

/** The findings with those that are waived as notes that say who waived them, and why. */
export function withWaivers(assessment: Assessment, waivers: ReadonlyMap<string, Waiver>): Assessment {
  if (waivers.size === 0) return assessment;
  // A migration's findings are the assessment's own, and stay so.
  const waived = new Map(assessment.findings.map((finding) => [finding, waivedBy(finding, waivers)]));
  const now = (findings: readonly Finding[]) => findings.map((finding) => waived.get(finding) ?? finding);
  return {
    ...assessment,
    findings: now(assessment.findings),
    migrations: assessment.migrations.map((each) => ({ ...each, findings: now(each.findings) })),
  };
}

function waivedBy(finding: Finding, waivers: ReadonlyMap<string, Waiver>): Finding {
  const waiver = finding.waivable === true ? waivers.get(finding.rule) : undefined;
  if (waiver === undefined) return finding;
  const { by, at, reason } = waiver;
  const { severity } = finding;
  const message = `${finding.message} ${by} waives it: “${reason}”`;
  return { ...finding, severity: 'note', message, waived: { by, at, reason, severity } };
}
