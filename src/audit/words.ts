import type {
  AuditedAct,
  AuditedApproval,
  AuditedFinding,
  AuditedPolicy,
  AuditedRefusal,
  AuditedShortfall,
  DecidedOutcome,
} from '../domain/audit.ts';
import { ignoredWords } from '../publication/wording/ignored-reason.ts';

/** The lists of an outcome in words, one for each of what is in them: equal words mean the same. */
export interface OutcomeWords {
  readonly findings: readonly string[];
  readonly counted: readonly string[];
  readonly notCounted: readonly string[];
  readonly objections: readonly string[];
  readonly shortfalls: readonly string[];
  readonly refusals: readonly string[];
  readonly acts: readonly string[];
}

export function outcomeWords(outcome: DecidedOutcome): OutcomeWords {
  const more = outcome.moreFindings;
  return {
    findings: [...outcome.findings.map(findingWords), ...(more === undefined ? [] : [`and ${more} more`])],
    counted: outcome.counted.map(approvalWords),
    notCounted: outcome.notCounted.map(
      ({ login, review, reason }) => `${login} (review ${review}): ${ignoredWords(reason)}`,
    ),
    objections: outcome.objections.map(({ login, review }) => `${login} (review ${review})`),
    shortfalls: outcome.shortfalls.map(shortfallWords),
    refusals: outcome.refusals.map(refusalWords),
    acts: outcome.acts.map(actWords),
  };
}

/** `repository .github/migration-policy.yml`, and where that file is if it is elsewhere. */
export function policyWords({ from, name, repository }: Omit<AuditedPolicy, 'extends'>): string {
  return `${from} ${name}${repository === undefined ? '' : ` of ${repository}`}`;
}

function findingWords({ rule, severity, path, line, column, suppressed, waived }: AuditedFinding): string {
  const place = line === undefined ? path : `${path}:${line}:${column}`;
  const allowed = suppressed === undefined ? '' : ` (allowed in the SQL: ${suppressed})`;
  const given = waived === undefined ? '' : ` (waived by ${waived.by}: ${waived.reason})`;
  return `${severity} ${rule} ${place}${allowed}${given}`;
}

function approvalWords({ login, review, roles }: AuditedApproval): string {
  return `${login} (review ${review}) as ${roles.join(', ')}`;
}

function shortfallWords(shortfall: AuditedShortfall): string {
  switch (shortfall.kind) {
    case 'approvals': {
      const { missing, count, roles, distinctTeams } = shortfall;
      const apart = distinctTeams === undefined ? '' : ', each of another team';
      return `${missing} of ${count} approvals from ${roles.join(' or ')}${apart}`;
    }
    case 'unattributed-commits':
      return `commits without an account: ${shortfall.commits.join(', ')}`;
    case 'suppressions':
      return `an approval from ${shortfall.roles.join(' or ')} of what a comment allows: ${shortfall.rules.join(', ')}`;
    case 'checks':
      return `checks: ${shortfall.checks.map(({ name, state }) => `${name} ${state}`).join(', ')}`;
    case 'checklist':
      return `checklist: ${shortfall.items.join(', ')}`;
    case 'window': {
      const { window, opensAt } = shortfall;
      return `window ${window}${opensAt === undefined ? '' : `, which opens at ${opensAt}`}`;
    }
  }
}

function refusalWords(refusal: AuditedRefusal): string {
  switch (refusal.kind) {
    case 'changes-requested':
      return `changes requested by ${refusal.login}`;
    case 'invalid-policy':
      return `${refusal.path} has ${refusal.problems} problems`;
    case 'breaks-policy':
      return `${refusal.path} would have ${refusal.problems} problems`;
    case 'incomplete-list':
      return `of the ${refusal.list} only ${refusal.read} could be read`;
  }
}

function actWords({ kind, by, at, roles, item, reason, counts, refusal }: AuditedAct): string {
  const what = item === undefined ? kind : `${kind} of ${item}`;
  const why = reason === undefined ? '' : `: ${reason}`;
  const standing = counts ? 'counts' : `does not count${refusal === undefined ? '' : ` (${refusal.kind})`}`;
  const holding = roles.length === 0 ? 'no role' : roles.join(', ');
  return `${what} by ${by} (${holding}) at ${at}${why}, ${standing}`;
}
