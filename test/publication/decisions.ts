import type {
  Approval,
  ApprovalTally,
  FilledRequirement,
  IgnoredApproval,
} from '../../src/domain/approval.ts';
import type { AssessedMigration, AssessedOperation, Assessment } from '../../src/domain/assessment.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { highestLevel, type RiskLevel } from '../../src/domain/level.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Review } from '../../src/domain/review.ts';
import type { PullFacts, Snapshot } from '../../src/domain/snapshot.ts';
import type { Span } from '../../src/domain/span.ts';
import { BARE } from '../support/policies.ts';

export const HEAD = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
export const BASE = 'ba5eba5eba5eba5eba5eba5eba5eba5eba5eba5e';
export const PULL_URL = 'https://github.com/acme/shop/pull/12';

export const policy: Policy = {
  ...BARE,
  source: { kind: 'file', path: '.github/migration-policy.yml', sha: 'f00d' },
  roles: [
    { name: 'developer', users: [], teams: [], permission: 'write', includes: ['senior-developer'] },
    { name: 'senior-developer', users: [], teams: ['acme/seniors'], includes: ['tech-lead'] },
    { name: 'tech-lead', users: ['lea'], teams: [], includes: [] },
  ],
};

export const pull: PullFacts = {
  ref: { installation: 1, repository: { owner: 'acme', name: 'shop' }, number: 12 },
  title: 'Tidy up bookings',
  body: '',
  url: PULL_URL,
  state: 'open',
  draft: false,
  labels: [],
  requested: [],
  author: { login: 'olga', type: 'User' },
  head: HEAD,
  base: BASE,
  baseBranch: 'main',
  headRepository: 'same',
  changedFiles: 1,
};

export const snapshot: Snapshot = {
  at: '2026-01-16T12:00:00.000Z',
  pull,
  files: { items: [], complete: true },
  head: {},
  base: {},
  reviews: { items: [], complete: true },
  commits: { items: [], complete: true },
  policyFile: { kind: 'absent' },
  organisationPolicy: { kind: 'absent' },
  checks: { complete: true, items: [] },
  acts: [],
  deeds: [],
  others: [],
  people: { permissions: {}, teams: {} },
  twins: [],
  published: {},
};

export function lines(from: number, to = from): Span {
  return { start: 0, end: 1, from: { line: from, column: 1 }, to: { line: to, column: 40 } };
}

/** `[line, level, summary, reason]` */
export type Deed = readonly [number, RiskLevel, string, string];

export function operation([line, level, summary, reason]: Deed): AssessedOperation {
  return {
    operation: { kind: 'unrecognised', statement: 'Fixture', span: lines(line) },
    level,
    categories: [],
    summary,
    reason,
  };
}

export function migration(
  path: string,
  deeds: readonly Deed[],
  change: Partial<AssessedMigration['migration']> = {},
): AssessedMigration {
  const operations = deeds.map(operation);
  return {
    migration: {
      path,
      change: 'added',
      tool: 'numbered',
      direction: 'forward',
      onBase: false,
      content: { kind: 'text', text: '', bytes: 0 },
      ...change,
    },
    script: { statements: [], problems: [] },
    operations,
    findings: [],
    level: highestLevel(operations.map(({ level }) => level)),
  };
}

export function assessment(
  migrations: readonly AssessedMigration[],
  findings: readonly Finding[] = [],
): Assessment {
  return {
    level: highestLevel(migrations.map(({ level }) => level)),
    categories: [],
    migrations,
    findings,
  };
}

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    rule: 'drop-column',
    severity: 'warning',
    categories: ['destructive'],
    location: { path: 'db/migrations/099_x.sql', span: lines(3) },
    message: 'Column `status` of `bookings` is dropped.',
    why: 'Its data is gone.',
    ...change,
  };
}

export function review(login: string, state: Review['state'] = 'approved'): Review {
  const id = [...login].reduce((sum, character) => sum + character.charCodeAt(0), 100);
  return {
    id,
    author: { login, type: 'User' },
    state,
    submittedAt: '2026-01-16T09:00:00Z',
    url: `${PULL_URL}#pullrequestreview-${id}`,
    basis: { kind: 'recorded', commit: HEAD, digest: 'd1' },
  };
}

export function approval(login: string, ...roles: readonly string[]): Approval {
  return { login, roles, review: review(login) };
}

export function ignored(login: string, reason: IgnoredApproval['reason']): IgnoredApproval {
  return { login, review: review(login), reason };
}

export function requirement(
  count: number,
  roles: readonly string[],
  ...approvals: readonly Approval[]
): FilledRequirement {
  return { count, roles, approvals, missing: count - approvals.length };
}

export function tally(
  requirements: readonly FilledRequirement[],
  change: Partial<ApprovalTally> = {},
): ApprovalTally {
  const approvals = requirements.flatMap((each) => each.approvals);
  return { requirements, approvals, ignored: [], objections: [], ...change };
}

/** A decision in which everything is in order; say what is different. */
export function decision(change: Partial<Decision> = {}): Decision {
  const filled = requirement(1, ['developer'], approval('ann', 'developer'));
  return {
    snapshot,
    policy,
    demands: [],
    digest: 'd1',
    assessment: assessment([
      migration('db/migrations/099_tags.sql', [[3, 'low', 'adds column tags', 'harmless']]),
    ]),
    tally: tally([filled]),
    checklist: [],
    weighed: [],
    verdict: { kind: 'satisfied' },
    ...change,
  };
}
