import type { Job } from '../domain/job.ts';
import { reconcile } from '../reconciliation/reconcile.ts';
import { causeOf } from '../reconciliation/renewal.ts';
import type { Clock } from './ports/clock.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Log } from './ports/log.ts';
import type { PullRequests } from './ports/pull-requests.ts';
import type { Store } from './ports/store.ts';

export type ReconcileJob = Extract<Job, { readonly kind: 'reconcile' }>;

export interface ReconcilePorts {
  readonly pulls: PullRequests;
  readonly store: Store;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Has every pull request of an installation evaluated that is not on GitHub as it is recorded: webhooks were lost, or
 * the database was. What happens there by itself comes first: where half of the budget is spent, the next sweep does
 * it.
 */
export async function reconcileInstallation(
  { installation }: ReconcileJob,
  given: ReconcilePorts,
): Promise<void> {
  const pulls = given.pulls.counted();
  const { store, queue, clock, log } = given;
  const turn = await pulls.turn(installation, 'sweep');
  if (turn.kind === 'wait') {
    log.info({ installation, until: turn.until }, 'the budget is kept for events: not reconciled');
    return;
  }
  const repositories = await pulls.repositories(installation);
  const seen = await pulls.allOpenPulls(installation, repositories);
  const recorded = await store.openPulls.of(installation);
  const { evaluate, forget } = reconcile(recorded, { installation, repositories, seen }, clock());
  // What is known of teams may be what a lost webhook would have changed.
  if (evaluate.length > 0) await store.people.forgetTeams(installation);
  for (const { pull, why } of evaluate)
    await queue.enqueue({ kind: 'pull-request', pull, cause: causeOf(why) }, { priority: 'sweep' });
  for (const pull of forget) {
    await store.claims.forget(pull);
    await store.openPulls.forget(pull);
  }
  log.info(
    {
      installation,
      repositories: repositories.length,
      pulls: seen.reduce((sum, each) => sum + each.pulls.length, 0),
      evaluate: evaluate.length,
      requests: pulls.requests(),
    },
    'reconciled an installation',
  );
}
