import { causeOfJob, type Job, type MergeGroupJob } from '../domain/job.ts';
import type { PullRef } from '../domain/repository.ts';
import type { PullRequests } from './ports/pull-requests.ts';
import type { Store } from './ports/store.ts';

/** A job that names more than one pull request. */
export type FoldedJob = Extract<Job, { readonly kind: 'branch' | 'commit' | 'repository' | 'installation' }>;

/**
 * One job for each pull request that a folded job is about. A commit is looked up in what was
 * recorded, so that the many statuses of others cost GitHub nothing.
 */
export async function unfoldJob(
  job: FoldedJob,
  ports: { readonly pulls: PullRequests; readonly store: Store },
): Promise<readonly Job[]> {
  const { installation } = job;
  const cause = causeOfJob(job);
  const evaluate = (pull: PullRef): Job => ({ kind: 'pull-request', pull, ...cause });
  switch (job.kind) {
    case 'branch':
      if (!(await ports.store.verdicts.isTarget(installation, job.repository, job.branch))) return [];
      return (await ports.pulls.openPulls(installation, job.repository, { baseBranch: job.branch })).map(
        evaluate,
      );
    case 'commit':
      if (job.inOurName !== undefined) {
        const { pulls, groups } = await usurped(job, job.inOurName, ports);
        return [...pulls.map(evaluate), ...groups.map((group) => ({ ...group, ...cause }))];
      }
      return (await ports.store.verdicts.waitingFor(installation, job.repository, job.sha, job.context)).map(
        evaluate,
      );
    case 'repository':
      await ports.store.people.forgetTeams(installation);
      return (await ports.pulls.openPulls(installation, job.repository, {})).map(evaluate);
    case 'installation':
      await ports.store.people.forgetTeams(installation);
      return (await allPulls(installation, ports.pulls)).map(evaluate);
  }
}

/** Every open pull request, in one request for each 50 repositories. */
async function allPulls(installation: number, pulls: PullRequests): Promise<readonly PullRef[]> {
  const repositories = await pulls.repositories(installation);
  const seen = await pulls.allOpenPulls(installation, repositories);
  return seen.flatMap(({ repository, pulls: open }) =>
    open.map(({ number }) => ({ installation, repository, number })),
  );
}

/** What has a status at the commit that is no longer the gate's own: nothing where the gate set it itself. */
async function usurped(
  { installation, repository, sha }: Extract<FoldedJob, { readonly kind: 'commit' }>,
  by: string,
  { pulls, store }: { readonly pulls: PullRequests; readonly store: Store },
): Promise<{ readonly pulls: readonly PullRef[]; readonly groups: readonly MergeGroupJob[] }> {
  if (await pulls.isOwnLogin(installation, by)) return { pulls: [], groups: [] };
  return {
    pulls: await store.verdicts.withHead(installation, repository, sha),
    groups: await store.mergeGroups.withHead(installation, repository, sha),
  };
}
