import { sameLogin } from '../domain/account.ts';
import type { Approval, ApprovalTally, FilledRequirement, IgnoredReason } from '../domain/approval.ts';
import type { RiskLevel } from '../domain/level.ts';
import type { Policy } from '../domain/policy.ts';
import type { Review } from '../domain/review.ts';
import type { Requirement } from '../domain/role.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { type Contributors, contributorsOf } from './contributors.ts';
import { matchPeople } from './matching.ts';
import { rolesHeld } from './roles.ts';
import { standingReviews } from './standing.ts';

/** What the reviews are counted against. */
export interface TallyBasis {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  /** The digest of the migrations and the policy now. */
  readonly digest: string;
  readonly level: RiskLevel;
}

/**
 * Counts the standing reviews against what the level requires: who takes which place, which approvals do not
 * count and why, and who stands against it.
 */
export function tallyApprovals(basis: TallyBasis): ApprovalTally {
  const { snapshot, policy, level } = basis;
  const requirements = policy.requirements[level];
  const standing = standingReviews(snapshot.reviews.items);
  const contributors = contributorsOf(snapshot.commits.items);

  const approvals: Approval[] = [];
  const ignored: ApprovalTally['ignored'][number][] = [];
  for (const review of standing.filter(({ state }) => state === 'approved')) {
    const login = review.author?.login ?? 'ghost';
    const reason = reasonToIgnore(review, basis, requirements, contributors);
    if (reason !== undefined) ignored.push({ login, review, reason });
    else approvals.push({ login, roles: rolesHeld(login, policy.roles, snapshot.people).held, review });
  }
  return {
    requirements: fillRequirements(requirements, approvals),
    approvals,
    ignored,
    objections: standing.flatMap((review) =>
      review.author !== undefined && objects(review, review.author.login, basis, requirements)
        ? [{ login: review.author.login, review }]
        : [],
    ),
  };
}

function reasonToIgnore(
  review: Review,
  { snapshot, policy, digest }: TallyBasis,
  requirements: readonly Requirement[],
  contributors: Contributors,
): IgnoredReason | undefined {
  const { author, basis } = review;
  if (author === undefined) return { kind: 'not-a-user', type: 'deleted' };
  if (author.type !== 'User') return { kind: 'not-a-user', type: author.type };
  if (snapshot.pull.author !== undefined && sameLogin(snapshot.pull.author.login, author.login))
    return { kind: 'author' };
  const contribution = contributors.known.get(author.login.toLowerCase());
  if (contribution !== undefined) return { kind: 'contributor', ...contribution };

  const needed = [...new Set(requirements.flatMap(({ roles }) => roles))];
  const { held, unknown } = rolesHeld(author.login, policy.roles, snapshot.people);
  if (!needed.some((role) => held.includes(role))) {
    const detail = needed.map((role) => unknown.get(role)).find((known) => known !== undefined);
    return detail === undefined ? { kind: 'no-role', needed } : { kind: 'role-unknown', detail };
  }
  if (basis.kind === 'unknown') return { kind: 'stale-unknown', detail: basis.reason };
  return basis.digest === digest ? undefined : { kind: 'stale' };
}

/**
 * "Changes requested" stands whatever was pushed since, until its author says otherwise. It takes a role that the
 * requirements name; where GitHub does not tell, the person is taken to hold it.
 */
function objects(
  { state, author }: Review,
  login: string,
  { snapshot, policy }: TallyBasis,
  requirements: readonly Requirement[],
): boolean {
  if (state !== 'changes-requested' || author?.type !== 'User') return false;
  const { held, unknown } = rolesHeld(login, policy.roles, snapshot.people);
  return requirements.some(({ roles }) => roles.some((role) => held.includes(role) || unknown.has(role)));
}

/** Distinct people matched to all places of all requirements at once. */
function fillRequirements(
  requirements: readonly Requirement[],
  approvals: readonly Approval[],
): readonly FilledRequirement[] {
  const places = requirements.flatMap(({ roles, count }, requirement) =>
    Array.from({ length: count }, () => ({ roles, requirement })),
  );
  const fitting = places.map(({ roles }) =>
    [...approvals.keys()].filter((at) => approvals[at]?.roles.some((role) => roles.includes(role))),
  );
  const taken = matchPeople(fitting);
  return requirements.map((requirement, at) => {
    const seated = places.flatMap((place, seat) => {
      const person = taken[seat];
      const approval = person === undefined ? undefined : approvals[person];
      return place.requirement === at && approval !== undefined ? [approval] : [];
    });
    return { ...requirement, approvals: seated, missing: requirement.count - seated.length };
  });
}
