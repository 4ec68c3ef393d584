import type { Decision } from '../domain/decision.ts';
import type { PullRef } from '../domain/repository.ts';
import type { Twin } from '../domain/snapshot.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Overview } from './ports/pull-requests.ts';
import type { Store } from './ports/store.ts';

/** The other pull requests with the same head, and how they were decided last. */
export async function knownTwins(
  { pull: { ref, head }, twins }: Pick<Overview, 'pull' | 'twins'>,
  { verdicts }: Pick<Store, 'verdicts'>,
): Promise<readonly Twin[]> {
  const known: Twin[] = [];
  for (const twin of twins) {
    const last = await verdicts.last({ ...ref, number: twin.number }, head);
    known.push(last === undefined ? twin : { ...twin, verdict: last.kind });
  }
  return known;
}

/**
 * Has the other pull requests with the same head looked at again where that changes the status that they share: each
 * sets it as the worst of all.
 *
 * @param before how this one was decided last.
 */
export async function wakeTwins(
  { snapshot: { pull, twins }, verdict }: Pick<Decision, 'snapshot' | 'verdict'>,
  before: { readonly kind: string } | undefined,
  queue: JobQueue,
): Promise<void> {
  const isNews = before?.kind !== verdict.kind;
  const waking = twins.filter((twin) => isNews || twin.verdict === undefined);
  await wake(pull.ref, waking, queue);
}

/** The same for one that no longer has a part in the status. */
export async function releaseTwins(
  { pull, twins }: Pick<Overview, 'pull' | 'twins'>,
  queue: JobQueue,
): Promise<void> {
  await wake(pull.ref, twins, queue);
}

async function wake(ref: PullRef, twins: readonly Pick<Twin, 'number'>[], queue: JobQueue): Promise<void> {
  for (const { number } of twins)
    await queue.enqueue({
      kind: 'pull-request',
      pull: { ...ref, number },
      cause: 'another pull request with the same commit',
    });
}
