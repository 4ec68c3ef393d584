import type { Job } from '../domain/job.ts';
import { createBaseCatalogues } from './base-catalogue.ts';
import { evaluateMergeGroup } from './evaluate-merge-group.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { parkPullRequest } from './park-pull-request.ts';
import { isPermanent } from './ports/github-fault.ts';
import type { Priority } from './ports/job-queue.ts';
import { type FoldedJob, unfoldJob } from './unfold-job.ts';
import { whileHeld } from './while-held.ts';

export type JobPorts = Omit<EvaluationPorts, 'catalogues'>;

/** A push or a status is about something that people wait for; what goes through everything can wait for that. */
const PRIORITY: Readonly<Record<FoldedJob['kind'], Priority>> = {
  branch: 'event',
  commit: 'event',
  repository: 'sweep',
  installation: 'sweep',
};

/** After the last attempt of a job, when it is taken up anew: an outage ends some time. */
const ANOTHER_TRY_MINUTES = 15;

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
      }
    },
    async park(job, error) {
      all.log.error({ job, error }, 'gave up on a job after its last attempt');
      if (job.kind === 'pull-request') await parkPullRequest(job, error, all);
      if (isPermanent(error)) return;
      const startAfter = new Date(all.clock().getTime() + ANOTHER_TRY_MINUTES * 60_000);
      await all.queue.enqueue(job, { startAfter });
    },
  };
}
