import type { PullRef } from '../domain/repository.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Written } from './ports/pull-requests.ts';

/** Has a pull request evaluated again when there is room for the writes that had to wait. */
export async function makeUpLater(
  pull: PullRef,
  { postponedUntil }: Written,
  { queue }: { readonly queue: JobQueue },
): Promise<void> {
  if (postponedUntil === undefined) return;
  await queue.enqueue(
    { kind: 'pull-request', pull, cause: 'writes that had to wait' },
    { startAfter: postponedUntil, priority: 'sweep' },
  );
}
