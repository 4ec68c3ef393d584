import type { Job } from '../domain/job.ts';
import { pauseEnds } from '../reconciliation/pause.ts';
import { createBaseCatalogues } from './base-catalogue.ts';
import { evaluateMergeGroup } from './evaluate-merge-group.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { forgetLeft, keepRenamed } from './forget.ts';
import { parkPullRequest } from './park-pull-request.ts';
import { isPermanent } from './ports/github-fault.ts';
import type { Priority } from './ports/job-queue.ts';
import { reconcileInstallation } from './reconcile-installation.ts';
import { SWEEP_EVERY, sweep } from './sweep.ts';
import { type FoldedJob, unfoldJob } from './unfold-job.ts';
import { whileHeld } from './while-held.ts';

export interface JobPorts extends Omit<EvaluationPorts, 'catalogues'> {
  /** Milliseconds between two sweeps. */
  readonly sweepEvery?: number;
}

/** A push or a status is about something that people wait for; what goes through everything can wait for that. */
const PRIORITY: Readonly<Record<FoldedJob['kind'], Priority>> = {
  branch: 'event',
  commit: 'event',
  repository: 'sweep',
  installation: 'sweep',
};

/** A job that names no single pull request is given up for good after so many times: that is a day later. */
const MOST_GIVEN_UP = 7;

/** What the worker calls for each job. */
export interface JobHandler {
  /**
   * Does the job's work; throws when it should be tried again.
   *
   * @param lost aborted when somebody else may be at the same work: nothing is written on GitHub from then on.
   */
  handle(job: Job, lost: AbortSignal): Promise<void>;
  /** Called once when a job has failed for the last time: says so on GitHub where no good verdict stands. */
  park(job: Job, error: unknown): Promise<void>;
}

/** Binds the use cases to their ports. */
export function createJobHandler(given: JobPorts): JobHandler {
  const all = { ...given, catalogues: createBaseCatalogues(given.reader) };
  return {
    async handle(job, lost) {
      const ports = { ...all, pulls: whileHeld(all.pulls, lost) };
      switch (job.kind) {
        case 'pull-request':
          await evaluatePullRequest(job, ports);
          return;
        case 'merge-group':
          await evaluateMergeGroup(job, ports);
          return;
        case 'branch':
        case 'commit':
        case 'repository':
        case 'installation':
          for (const unfolded of await unfoldJob(job, ports))
            await ports.queue.enqueue(unfolded, { priority: PRIORITY[job.kind] });
          return;
        case 'sweep':
          await sweep(job, given.sweepEvery ?? SWEEP_EVERY, ports);
          return;
        case 'reconcile':
          await reconcileInstallation(job, ports);
          return;
        case 'left':
          await forgetLeft(job, ports.store);
          return;
        case 'renamed':
          await keepRenamed(job, ports);
          return;
      }
    },
    async park(job, error) {
      all.log.error({ job, error }, 'gave up on a job after its last attempt');
      const until = await pauseOf(job, error, all);
      if (until === undefined) return;
      const givenUp = (job.givenUp ?? 0) + 1;
      await all.queue.enqueue({ ...job, givenUp }, { startAfter: until, priority: 'sweep' });
    },
  };
}

/** When a job that was given up is taken up anew with all that it tells; undefined where the next sweep makes up for it. */
async function pauseOf(job: Job, error: unknown, ports: EvaluationPorts): Promise<Date | undefined> {
  const { givenUp = 0 } = job;
  switch (job.kind) {
    case 'pull-request': {
      const until = await parkPullRequest(job, error, ports);
      return isPermanent(error) ? undefined : until;
    }
    case 'sweep':
    case 'reconcile':
      return undefined;
    default:
      return isPermanent(error) || givenUp >= MOST_GIVEN_UP
        ? undefined
        : pauseEnds(givenUp + 1, ports.clock());
  }
}
