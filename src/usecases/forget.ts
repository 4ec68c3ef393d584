import type { Job } from '../domain/job.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Store } from './ports/store.ts';

/** Drops all that is recorded of what the app has no access to any more. */
export async function forgetLeft(
  { installation, repository }: Extract<Job, { readonly kind: 'left' }>,
  store: Store,
): Promise<void> {
  if (repository === undefined) await store.installations.forget(installation);
  else await store.installations.forgetRepository(installation, repository);
}

/** What was recorded under the old name holds under the new one, and its pull requests are looked at again. */
export async function keepRenamed(
  { installation, repository, before, cause }: Extract<Job, { readonly kind: 'renamed' }>,
  { store, queue }: { readonly store: Store; readonly queue: JobQueue },
): Promise<void> {
  await store.installations.renameRepository(installation, before, repository);
  await queue.enqueue({ kind: 'repository', installation, repository, cause });
}
