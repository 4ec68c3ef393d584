import type { Decision } from '../domain/decision.ts';
import type { Claim, OtherPull } from '../domain/other-pull.ts';
import type { PullFacts } from '../domain/snapshot.ts';
import { claimOf } from '../gate/claim.ts';
import { contests } from '../gate/contest.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Store } from './ports/store.ts';

/** What the open pull requests for the same base branch claim: this one's own, and the others'. */
export interface Claims {
  readonly own: Claim | undefined;
  readonly others: readonly OtherPull[];
}

/** A pull request, and where it is to be merged. */
type Target = Pick<PullFacts, 'ref' | 'baseBranch'>;

/** What is recorded; a pull request that was never evaluated claims nothing yet. */
export async function readClaims({ ref, baseBranch }: Target, store: Store): Promise<Claims> {
  const claims = await store.claims.of(ref, baseBranch);
  return {
    own: claims.get(ref.number),
    others: [...claims].flatMap(([pullNumber, claim]) =>
      pullNumber === ref.number ? [] : [{ ...claim, pullNumber }],
    ),
  };
}

/**
 * Records what a pull request claims now, and has those looked at again that claim something of it: each names the
 * other, and what one gives up the other may take.
 */
export async function renewClaim(
  decision: Decision,
  { own, others }: Claims,
  ports: { readonly store: Store; readonly queue: JobQueue },
): Promise<void> {
  const { ref, baseBranch } = decision.snapshot.pull;
  const claim = claimOf(decision);
  if (JSON.stringify(claim) === JSON.stringify(own)) return;
  if (claim === undefined) await ports.store.claims.forget(ref);
  else await ports.store.claims.put(ref, baseBranch, claim);
  const before = own === undefined ? [] : rivals(own, others);
  const now = claim === undefined ? [] : rivals(claim, others);
  await lookAgain(ref, [...new Set([...before, ...now])], ports.queue);
}

/** A pull request that is no longer open claims nothing any more. */
export async function dropClaim(
  target: Target,
  ports: { readonly store: Store; readonly queue: JobQueue },
): Promise<void> {
  const { own, others } = await readClaims(target, ports.store);
  if (own === undefined) return;
  await ports.store.claims.forget(target.ref);
  await lookAgain(target.ref, rivals(own, others), ports.queue);
}

async function lookAgain(
  { installation, repository }: PullFacts['ref'],
  pulls: readonly number[],
  queue: JobQueue,
): Promise<void> {
  for (const number of pulls) {
    const pull = { installation, repository, number };
    await queue.enqueue({ kind: 'pull-request', pull, cause: 'another pull request' });
  }
}

/** The pull requests that claim a number or an object that this one claims. */
function rivals(claim: Claim, others: readonly OtherPull[]): readonly number[] {
  return others.filter((other) => contests(claim, other)).map(({ pullNumber }) => pullNumber);
}
