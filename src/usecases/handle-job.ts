import type { Job } from '../domain/job.ts';
import { createBaseCatalogues } from './base-catalogue.ts';
import { evaluateMergeGroup } from './evaluate-merge-group.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { parkPullRequest } from './park-pull-request.ts';
import { isPermanent } from './ports/github-fault.ts';
import { unfoldJob } from './unfold-job.ts';

export type JobPorts = Omit<EvaluationPorts, 'catalogues'>;

/** After the last attempt of a job, when it is taken up anew: an outage ends some time. */
const ANOTHER_TRY_MINUTES = 15;

/** What the worker calls for each job. */
export interface JobHandler {
  /** Does the job's work; throws when it should be tried again. */
  handle(job: Job): Promise<void>;
  /** Called once when a job has failed for the last time: says so on GitHub where no good verdict stands. */
  park(job: Job, error: unknown): Promise<void>;
}

/** Binds the use cases to their ports. */
export function createJobHandler(given: JobPorts): JobHandler {
  const ports = { ...given, catalogues: createBaseCatalogues(given.reader) };
  return {
    async handle(job) {
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
          for (const unfolded of await unfoldJob(job, ports)) await ports.queue.enqueue(unfolded);
          return;
      }
    },
    async park(job, error) {
      ports.log.error({ job, error }, 'gave up on a job after its last attempt');
      if (job.kind === 'pull-request') await parkPullRequest(job, error, ports);
      if (isPermanent(error)) return;
      const startAfter = new Date(ports.clock().getTime() + ANOTHER_TRY_MINUTES * 60_000);
      await ports.queue.enqueue(job, { startAfter });
    },
  };
}
