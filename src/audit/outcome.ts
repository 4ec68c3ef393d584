import type {
  AuditedFinding,
  AuditedPolicy,
  AuditedRefusal,
  AuditedShortfall,
  AuditedStatus,
  DecidedOutcome,
} from '../domain/audit.ts';
import type { Decision } from '../domain/decision.ts';
import type { Finding } from '../domain/finding.ts';
import type { PolicySource } from '../domain/policy.ts';
import type { Refusal, Shortfall, Verdict } from '../domain/verdict.ts';
import { auditedActs } from './acts.ts';

/** More findings than this are counted, and can be had again by a replay. */
const MOST_FINDINGS = 500;

/** A decision as the audit tells of it; what is to be written to GitHub for it comes from whoever writes it. */
export function outcomeOf(decision: Decision, status: AuditedStatus | undefined): DecidedOutcome {
  const { snapshot, digest, policy, assessment, tally, verdict } = decision;
  const { head, base, baseBranch, state } = snapshot.pull;
  const { findings } = assessment;
  return {
    head,
    base,
    baseBranch,
    state,
    digest,
    policy: { ...policySource(policy.source), extends: policy.extended.map(policySource) },
    level: assessment.level,
    verdict: verdict.kind,
    findings: findings.slice(0, MOST_FINDINGS).map(auditedFinding),
    ...(findings.length > MOST_FINDINGS ? { moreFindings: findings.length - MOST_FINDINGS } : {}),
    counted: tally.approvals.map(({ login, roles, review }) => ({ login, review: review.id, roles })),
    notCounted: tally.ignored.map(({ login, review, reason }) => ({ login, review: review.id, reason })),
    objections: tally.objections.map(({ login, review }) => ({ login, review: review.id })),
    shortfalls: shortfallsIn(verdict).map(auditedShortfall),
    refusals: refusalsIn(verdict).flatMap(auditedRefusal),
    acts: auditedActs(decision),
    ...(status === undefined ? {} : { status }),
  };
}

function policySource(source: PolicySource): Omit<AuditedPolicy, 'extends'> {
  switch (source.kind) {
    case 'builtin':
      return { from: 'built-in', name: source.name, sha: source.version };
    case 'file': {
      const { path, sha, repository } = source;
      return repository === undefined
        ? { from: 'repository', name: path, sha }
        : { from: 'organisation', name: path, sha, repository };
    }
  }
}

function auditedFinding({ rule, severity, location, suppressed, waived }: Finding): AuditedFinding {
  const place = location.span?.from;
  return {
    rule,
    severity,
    path: location.path,
    ...(place === undefined ? {} : { line: place.line, column: place.column }),
    ...(suppressed === undefined ? {} : { suppressed: suppressed.reason }),
    ...(waived === undefined ? {} : { waived: { by: waived.by, reason: waived.reason } }),
  };
}

function shortfallsIn(verdict: Verdict): readonly Shortfall[] {
  return 'shortfalls' in verdict ? verdict.shortfalls : [];
}

function refusalsIn(verdict: Verdict): readonly Refusal[] {
  return 'refusals' in verdict ? verdict.refusals : [];
}

function auditedShortfall(shortfall: Shortfall): AuditedShortfall {
  switch (shortfall.kind) {
    case 'approvals': {
      const { roles, count, distinctTeams, missing } = shortfall.requirement;
      const apart = distinctTeams === undefined ? {} : { distinctTeams };
      return { kind: 'approvals', roles, count, ...apart, missing };
    }
    case 'unattributed-commits':
    case 'suppressions':
    case 'checks':
      return shortfall;
    case 'checklist':
      return { kind: 'checklist', items: shortfall.items.map(({ id }) => id) };
    case 'window': {
      const { window, opensAt } = shortfall.state;
      return { kind: 'window', window: window.name, ...(opensAt === undefined ? {} : { opensAt }) };
    }
  }
}

function auditedRefusal(refusal: Refusal): readonly AuditedRefusal[] {
  switch (refusal.kind) {
    case 'finding':
      // It is among the findings.
      return [];
    case 'changes-requested':
    case 'incomplete-list':
      return [refusal];
    case 'invalid-policy':
    case 'breaks-policy':
      return [{ kind: refusal.kind, path: refusal.path, problems: refusal.problems.length }];
  }
}
