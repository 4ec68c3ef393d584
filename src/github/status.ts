import { z } from 'zod';
import { fullName, type RepositoryRef, type Sha } from '../domain/repository.ts';
import type { StatusState } from '../domain/snapshot.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import type { Connection } from './connection.ts';

export interface CommitStatus {
  readonly state: StatusState;
  readonly description: string;
  readonly targetUrl?: string | undefined;
}

/** Sets the status of our name on a commit: one request. */
export async function setCommitStatus(
  connection: Connection,
  repository: RepositoryRef,
  sha: Sha,
  { state, description, targetUrl }: CommitStatus,
): Promise<void> {
  const { owner, name: repo } = repository;
  const what = `the status ${STATUS_CONTEXT} to be set on ${fullName(repository)}@${sha.slice(0, 7)}`;
  await connection.write(what, z.unknown(), (octokit) =>
    octokit.rest.repos.createCommitStatus({
      owner,
      repo,
      sha,
      context: STATUS_CONTEXT,
      state,
      description,
      ...(targetUrl === undefined ? {} : { target_url: targetUrl }),
    }),
  );
}
