import { AUTHOR, type Level, OLD_MIGRATION, type PlaceRole, POLICIES, SQL } from './team.ts';

/** A review as its author gave it. */
export interface ModelReview {
  readonly who: string;
  readonly state: 'approved' | 'changes' | 'comment';
  /** The head it was given for. */
  readonly head: string;
  /** What was proposed at that head. */
  readonly content: string;
  dismissed: boolean;
  /** The commit that GitHub says it is for. */
  commit: string;
  /** Whether the gate knows what it was given for by itself, whatever GitHub says later. */
  recorded: boolean;
  /** The policy that it was held for: the one in force when the gate looked first. */
  policy?: number;
}

/** Somebody had a part in a head: wrote it, or pushed it. */
export interface ModelPart {
  readonly who: string;
  /** Whether the gate cannot but know of it: it stands in the commits as they are now, or GitHub remembers the force-push. */
  lasting: boolean;
  /** Whether it was by a force-push. */
  readonly forced?: boolean;
}

/** One pull request as its people know it. */
export interface ModelPull {
  readonly number: number;
  readonly branch: string;
  base: string;
  state: 'open' | 'closed';
  head: string;
  /** What it proposes, by path; null removes. */
  files: ReadonlyMap<string, string | null>;
  readonly parts: ModelPart[];
  readonly reviews: ModelReview[];
  /** The policy in force when the gate looked at a head last. */
  readonly lookedAt: Map<string, number>;
}

/** Everything that the rules ask about. */
export interface ModelWorld {
  readonly policies: Map<string, number>;
  readonly seniors: Set<string>;
  readonly writers: Set<string>;
  readonly pulls: ModelPull[];
}

export const POLICY_FILE = '.github/migration-policy.yml';

/** What the gate watches of a pull request, as one text; empty where there is nothing to approve. */
export function contentOf(pull: Pick<ModelPull, 'files'>): string {
  return [...pull.files]
    .filter(([path]) => path === POLICY_FILE || path.endsWith('.sql'))
    .map(([path, text]) => JSON.stringify([path, text]))
    .toSorted()
    .join('\n');
}

/** `surely`: everybody who ever had a part is known to the gate; `perhaps`: it may have missed some who pushed. */
export type Certainty = 'surely' | 'perhaps';

/** Whether the status is to be green, by rules that are as simple as their words. */
export function isGreen(world: ModelWorld, pull: ModelPull, certainty: Certainty): boolean {
  const content = contentOf(pull);
  if (content === '') return true;
  // A migration that ran already is not changed any more.
  if (pull.files.has(OLD_MIGRATION.path)) return false;
  const policy = policyFor(world, pull);
  const places = POLICIES[policy]?.places[levelOf(pull)] ?? [];
  const standing = standingReviews(pull).filter(({ who }) => !who.endsWith('[bot]'));
  const fits = (who: string, role: PlaceRole) => holds(world, who, role);
  if (standing.some(({ state, who }) => state === 'changes' && places.some((role) => fits(who, role))))
    return false;
  const contributors = pull.parts.filter(({ lasting }) => lasting || certainty === 'surely');
  const approvers = standing
    .filter(({ state, who }) => state === 'approved' && who !== AUTHOR)
    .filter((review) => review.content === content && review.policy === policy)
    .map(({ who }) => who)
    .filter((who) => !contributors.some((part) => part.who === who));
  return canBeSeated(places, approvers, fits);
}

export function policyFor(world: ModelWorld, pull: ModelPull): number {
  return world.policies.get(pull.base) ?? 0;
}

/** The gate looks: what approvals are held for is settled now, where it was not before. */
export function look(world: ModelWorld, pull: ModelPull): void {
  const policy = policyFor(world, pull);
  for (const review of pull.reviews) {
    // GitHub may have moved it, and nobody knows from where.
    if (review.policy !== undefined || (!review.recorded && review.commit !== review.head)) continue;
    review.policy = review.head === pull.head ? policy : (pull.lookedAt.get(review.head) ?? policy);
    review.recorded = true;
  }
  pull.lookedAt.set(pull.head, policy);
}

/** The last review of each person that says yes or no, unless it was dismissed. */
function standingReviews(pull: ModelPull): readonly ModelReview[] {
  const last = new Map(
    pull.reviews.filter(({ state }) => state !== 'comment').map((review) => [review.who, review]),
  );
  return [...last.values()].filter(({ dismissed }) => !dismissed);
}

function levelOf(pull: ModelPull): Level {
  const levels = [...pull.files].map(([path, text]): Level => {
    if (path === POLICY_FILE) return 'high';
    if (!path.endsWith('.sql')) return 'low';
    return SQL.find((each) => each.text === text)?.level ?? 'high';
  });
  return (['high', 'medium'] as const).find((level) => levels.includes(level)) ?? 'low';
}

function holds(world: ModelWorld, who: string, role: PlaceRole): boolean {
  const isLead = who === 'lea';
  const isSenior = isLead || world.seniors.has(who);
  switch (role) {
    case 'tech-lead':
      return isLead;
    case 'senior-developer':
      return isSenior;
    case 'developer':
      return isSenior || world.writers.has(who);
  }
}

/** Every way of seating people is tried. */
function canBeSeated(
  [place, ...others]: readonly PlaceRole[],
  people: readonly string[],
  fits: (who: string, role: PlaceRole) => boolean,
): boolean {
  if (place === undefined) return true;
  return people.some(
    (who) =>
      fits(who, place) &&
      canBeSeated(
        others,
        people.filter((other) => other !== who),
        fits,
      ),
  );
}
