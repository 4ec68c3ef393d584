import { installationOf, type Job } from '../domain/job.ts';
import type { JobHandler } from '../usecases/handle-job.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import { forInstallation } from './budget.ts';
import type { Failure } from './meter.ts';
import type { Observer } from './observer.ts';
import type { Attributes } from './tracer.ts';

/** A handler whose work is counted, timed and followed, and whose lines in the log name the webhooks that it is for. */
export function observedHandler(handler: JobHandler, observer: Observer): JobHandler {
  const { meter, tracer } = observer;
  const within = (job: Job, name: string, work: () => Promise<void>) =>
    tracer.span(
      {
        name: `${name} ${job.kind}`,
        kind: 'consumer',
        attributes: attributesOf(job),
        ...(job.traces === undefined ? {} : { causes: job.traces }),
      },
      () =>
        observer.logWith(fieldsOf(job, tracer.traceId()), () => forInstallation(installationOf(job), work)),
    );
  return {
    handle: (job, lost) =>
      within(job, 'handle', async () => {
        const { kind } = job;
        const started = performance.now();
        const seconds = () => (performance.now() - started) / 1_000;
        try {
          await handler.handle(job, lost);
          meter.job({ kind, seconds: seconds() });
        } catch (error) {
          meter.job({ kind, failure: failureOf(error), seconds: seconds() });
          throw error;
        }
      }),
    park: (job, error) =>
      within(job, 'park', async () => {
        meter.parked(job.kind);
        await handler.park(job, error);
      }),
  };
}

function failureOf(error: unknown): Failure {
  return error instanceof GitHubFault ? error.kind : 'other';
}

function fieldsOf({ deliveries }: Job, trace: string | undefined): object {
  return { ...(deliveries === undefined ? {} : { deliveries }), ...(trace === undefined ? {} : { trace }) };
}

function attributesOf(job: Job): Attributes {
  const { installation, repository } =
    job.kind === 'pull-request' ? job.pull : { installation: undefined, repository: undefined, ...job };
  return {
    ...(installation === undefined ? {} : { 'migration_gate.installation': installation }),
    'migration_gate.cause': job.cause,
    ...(repository === undefined
      ? {}
      : { 'migration_gate.repository': `${repository.owner}/${repository.name}` }),
    ...(job.kind === 'pull-request' ? { 'migration_gate.pull': job.pull.number } : {}),
    ...(job.deliveries === undefined ? {} : { 'migration_gate.deliveries': job.deliveries }),
  };
}
