import type { Decision } from '../domain/decision.ts';
import { causeOfJob, type Job } from '../domain/job.ts';
import type { PullRef } from '../domain/repository.ts';
import type { FileEntry, StatusState } from '../domain/snapshot.ts';
import { publicationOf } from '../publication/publication.ts';
import { descriptionOf } from '../publication/status.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';

export type MergeGroupJob = Extract<Job, { readonly kind: 'merge-group' }>;

/**
 * Gives the head of a merge group the status of the pull request it is for, evaluated now, provided that the
 * group holds the same migrations as the pull request: never a blind success.
 */
export async function evaluateMergeGroup(job: MergeGroupJob, ports: EvaluationPorts): Promise<void> {
  const { lookAgainAt, ...status } = await statusOfGroup(job, ports);
  await ports.pulls.setStatus(job.installation, job.repository, job.head, status);
  if (lookAgainAt !== undefined) await ports.queue.enqueue(job, { startAfter: new Date(lookAgainAt) });
  ports.log.info({ job, status }, 'evaluated a merge group');
}

interface GroupStatus {
  readonly state: StatusState;
  readonly description: string;
  readonly targetUrl?: string;
  /** When what it waits for is there by itself. A green one is not looked at again: the queue merges it. */
  readonly lookAgainAt?: string;
}

async function statusOfGroup(job: MergeGroupJob, ports: EvaluationPorts): Promise<GroupStatus> {
  const number = pullNumberOf(job.headBranch);
  if (number === undefined)
    return {
      state: 'error',
      description: descriptionOf(`Cannot tell which pull request ${job.headBranch} is for`),
    };
  const pull: PullRef = { installation: job.installation, repository: job.repository, number };
  const decision = await evaluatePullRequest({ kind: 'pull-request', pull, ...causeOfJob(job) }, ports);
  if (decision === undefined) return { state: 'failure', description: `#${number} is not open` };
  const targetUrl = decision.snapshot.pull.url;
  const different = await differentMigration(job, pull, decision, ports);
  if (different !== undefined)
    return {
      state: 'failure',
      description: descriptionOf(`${different} is not what was approved in #${number}`),
      targetUrl,
    };
  const { lookAgainAt, verdict } = decision;
  const waits = verdict.kind === 'pending' && lookAgainAt !== undefined;
  return { ...publicationOf(decision).status, targetUrl, ...(waits ? { lookAgainAt } : {}) };
}

/** The first migration that the group's head does not hold as the pull request does. */
async function differentMigration(
  job: MergeGroupJob,
  pull: PullRef,
  decision: Decision,
  ports: EvaluationPorts,
): Promise<string | undefined> {
  const paths = decision.assessment.migrations.map(({ migration }) => migration.path);
  if (paths.length === 0) return undefined;
  const wanted = { entries: [{ commit: job.head, paths }], logins: [], teams: [] };
  const entries = (await ports.pulls.details(pull, wanted)).entries[job.head] ?? {};
  return paths.find((path) => !sameEntry(entries[path], decision.snapshot.head[path]));
}

function sameEntry(a: FileEntry | undefined, b: FileEntry | undefined): boolean {
  return a?.blob === b?.blob && a?.mode === b?.mode;
}

/** GitHub names a queue's branches `gh-readonly-queue/<base>/pr-<number>-<sha>`. */
function pullNumberOf(branch: string): number | undefined {
  const number = /\/pr-(\d+)-[0-9a-f]{40}$/.exec(branch)?.[1];
  return number === undefined ? undefined : Number(number);
}
