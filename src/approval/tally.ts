import { type Account, sameLogin } from '../domain/account.ts';
import type { Approval, ApprovalTally, FilledRequirement, IgnoredReason } from '../domain/approval.ts';
import type { ApprovalDemand } from '../domain/demand.ts';
import type { Policy } from '../domain/policy.ts';
import type { Review, ReviewState } from '../domain/review.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { type Contributors, contributorsOf } from './contributors.ts';
import { matchPeople } from './matching.ts';
import { refusedWithoutRole } from './parties.ts';
import { rolesHeld } from './roles.ts';
import { standingReviews } from './standing.ts';
import { type WayPart, waysToMeet } from './ways.ts';

/** What the reviews are counted against. */
export interface TallyBasis {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  /** The digest of the migrations and the policy now. */
  readonly digest: string;
  /** Who must approve. */
  readonly demands: readonly ApprovalDemand[];
  /** Roles whose holders' approvals count besides, though they fill no place. */
  readonly alsoFrom?: readonly string[];
}

/**
 * Counts the standing reviews against what is asked for: who takes which place, which approvals do not count and
 * why, and who stands against it. Where there are several ways, that to which the least is missing is told of.
 */
export function tallyApprovals(basis: TallyBasis): ApprovalTally {
  const { snapshot, policy, demands, alsoFrom = [] } = basis;
  const ways = waysToMeet(demands, policy.roles);
  const needed = [...new Set([...rolesNeeded(ways), ...alsoFrom])];
  const standing = standingReviews(snapshot.reviews.items);
  const contributors = contributorsOf(snapshot);

  const approvals: Approval[] = [];
  const ignored: ApprovalTally['ignored'][number][] = [];
  for (const review of standing.filter(({ state }) => state === 'approved')) {
    const login = review.author?.login ?? 'ghost';
    const reason = reasonToIgnore(review, basis, needed, contributors);
    if (reason !== undefined) ignored.push({ login, review, reason });
    else approvals.push({ login, roles: rolesHeld(login, policy.roles, snapshot.people).held, review });
  }
  return {
    requirements: leastMissing(ways.map((way) => fillRequirements(way, approvals, snapshot.people))),
    approvals,
    ignored,
    objections: standing.flatMap((review) =>
      review.author !== undefined && objects(review.state, review.author, basis, needed)
        ? [{ login: review.author.login, review }]
        : [],
    ),
  };
}

function rolesNeeded(ways: readonly (readonly WayPart[])[]): readonly string[] {
  return ways.flatMap((way) => way.flatMap(({ requirement }) => requirement.roles));
}

/** The first of those to which equally little is missing. Without a way it throws: nothing would be missing. */
function leastMissing(ways: readonly (readonly FilledRequirement[])[]): readonly FilledRequirement[] {
  const missingOf = (way: readonly FilledRequirement[]) => way.reduce((sum, { missing }) => sum + missing, 0);
  return ways.reduce((least, way) => (missingOf(way) < missingOf(least) ? way : least));
}

function reasonToIgnore(
  review: Review,
  { snapshot, policy, digest }: TallyBasis,
  needed: readonly string[],
  contributors: Contributors,
): IgnoredReason | undefined {
  const { author, basis } = review;
  if (author === undefined) return { kind: 'not-a-user', type: 'deleted' };
  if (author.type !== 'User') return { kind: 'not-a-user', type: author.type };
  if (snapshot.pull.author !== undefined && sameLogin(snapshot.pull.author.login, author.login))
    return { kind: 'author' };
  const contribution = contributors.known.get(author.login.toLowerCase());
  if (contribution !== undefined) return { kind: 'contributor', ...contribution };

  const { roles } = policy;
  const refusal = refusedWithoutRole(author.login, needed, { roles, people: snapshot.people });
  if (refusal !== undefined) return refusal;
  if (basis.kind === 'unknown') return { kind: 'stale-unknown', detail: basis.reason };
  return basis.digest === digest ? undefined : { kind: 'stale' };
}

/**
 * "Changes requested" stands whatever was pushed since, until its author says otherwise. It takes a role that the
 * requirements name; where GitHub does not tell, the person is taken to hold it.
 */
function objects(
  state: ReviewState,
  { login, type }: Account,
  { snapshot, policy }: TallyBasis,
  needed: readonly string[],
): boolean {
  if (state !== 'changes-requested' || type !== 'User') return false;
  const { held, unknown } = rolesHeld(login, policy.roles, snapshot.people);
  return needed.some((role) => held.includes(role) || unknown.has(role));
}

/** Distinct people matched to all places of all requirements at once. */
function fillRequirements(
  way: readonly WayPart[],
  approvals: readonly Approval[],
  { teams }: Snapshot['people'],
): readonly FilledRequirement[] {
  const places = way.flatMap(({ requirement, teams: from }, part) =>
    Array.from({ length: requirement.count }, (_, place) => ({
      part,
      fits: ({ login, roles }: Approval) =>
        roles.some((role) => requirement.roles.includes(role)) &&
        (from === undefined || isMember(login, teams[from[place] ?? ''])),
    })),
  );
  const taken = matchPeople(
    places.map(({ fits }) => approvals.flatMap((approval, at) => (fits(approval) ? [at] : []))),
  );
  return way.map(({ requirement }, at) => {
    const seated = places.flatMap(({ part }, seat) => {
      const person = taken[seat];
      const approval = person === undefined ? undefined : approvals[person];
      return part === at && approval !== undefined ? [approval] : [];
    });
    return { ...requirement, approvals: seated, missing: requirement.count - seated.length };
  });
}

function isMember(login: string, members: readonly string[] | undefined): boolean {
  return members?.some((member) => sameLogin(member, login)) ?? false;
}
