import { contests } from '../domain/contest.ts';
import type { Decision } from '../domain/decision.ts';
import type { Claim, OtherPull } from '../domain/other-pull.ts';
import type { PullFacts } from '../domain/snapshot.ts';
import { claimOf } from '../gate/claim.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Store } from './ports/store.ts';

/** What is recorded of the open pull requests for the same base branch: what this one claims, and the others. */
export interface Claims {
  readonly claim?: Claim;
  readonly others: readonly OtherPull[];
}

/** A pull request, and where it is to be merged. */
type Target = Pick<PullFacts, 'ref' | 'baseBranch'>;

interface ClaimPorts {
  readonly store: Store;
  readonly queue: JobQueue;
}

/** What is recorded; a pull request that was never evaluated claims nothing yet. */
export async function readClaims({ ref, baseBranch }: Target, store: Store): Promise<Claims> {
  const claims = await store.claims.of(ref, baseBranch);
  const claim = claims.get(ref.number);
  return {
    ...(claim === undefined ? {} : { claim }),
    others: [...claims].flatMap(([pullNumber, other]) =>
      pullNumber === ref.number ? [] : [{ ...other, pullNumber }],
    ),
  };
}

/**
 * Records what a pull request claims now, and has those looked at again that claim something of it: each names the
 * other, and what one gives up the other may take.
 */
export async function renewClaim(decision: Decision, ports: ClaimPorts): Promise<void> {
  const { pull, claim: before, others } = decision.snapshot;
  const claim = claimOf(decision);
  if (JSON.stringify(claim) === JSON.stringify(before)) return;
  if (claim === undefined) await ports.store.claims.forget(pull.ref);
  else await ports.store.claims.put(pull.ref, pull.baseBranch, claim);
  const rivals = [before, claim].flatMap((each) => (each === undefined ? [] : rivalsOf(each, others)));
  await lookAgain(pull.ref, [...new Set(rivals)], ports.queue);
}

/** A pull request that is no longer open claims nothing any more. */
export async function dropClaim(target: Target, ports: ClaimPorts): Promise<void> {
  const { claim, others } = await readClaims(target, ports.store);
  if (claim === undefined) return;
  await ports.store.claims.forget(target.ref);
  await lookAgain(target.ref, rivalsOf(claim, others), ports.queue);
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
function rivalsOf(claim: Claim, others: readonly OtherPull[]): readonly number[] {
  return others.filter((other) => contests(claim, other)).map(({ pullNumber }) => pullNumber);
}
