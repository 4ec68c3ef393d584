import { policyFileOf } from '../domain/policy-file.ts';
import { fullName, type PullRef, pullName, type RepositoryRef } from '../domain/repository.ts';
import type { PolicyFile } from '../domain/snapshot.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Connection, FieldError } from './connection.ts';
import { foundFile } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import type { OrganisationShape, PullShape } from './overview-shape.ts';
import type { FileShape } from './shapes.ts';

/** The repository of an owner that holds what all their repositories share. */
export const ORGANISATION_REPOSITORY = '.github';

/** The policy on the base branch. Throws a passing `GitHubFault` when that is gone. */
export async function basePolicy(
  connection: Connection,
  pull: PullRef,
  given: PullShape,
): Promise<PolicyFile> {
  const policy = given.baseRef?.target?.policy;
  if (policy !== undefined) return policyIn(connection, pull.repository, policy);
  // No policy is another thing than no branch to have one. A closed pull request needs none.
  if (given.state !== 'OPEN') return { kind: 'absent' };
  throw new GitHubFault(
    'passing',
    `GitHub knows no branch ${given.baseRefName} when asked for the policy of ${pullName(pull)}; retarget the pull request if the branch was deleted`,
  );
}

/** The policy of the organisation; absent where there is none that the app may read. */
export async function organisationPolicy(
  connection: Connection,
  { repository: { owner } }: PullRef,
  given: OrganisationShape,
): Promise<PolicyFile> {
  const policy = given?.defaultBranchRef?.target?.policy;
  if (policy === undefined) return { kind: 'absent' };
  const repository = { owner, name: ORGANISATION_REPOSITORY };
  return policyIn(connection, repository, policy, fullName(repository));
}

/** Where there is no policy, GitHub says so by an error beside the null: the rest is whole without it. */
export function isAboutMissingPolicy({ type, path }: FieldError): boolean {
  const at = path.join('.');
  if (type === 'NOT_FOUND' && at === 'repository.pullRequest.baseRef.target.policy') return true;
  // The app need not be installed on the organisation's repository, nor be able to see it.
  return (type === 'NOT_FOUND' || type === 'FORBIDDEN') && path[0] === 'organisation';
}

async function policyIn(
  connection: Connection,
  repository: RepositoryRef,
  shape: FileShape,
  elsewhere?: string,
): Promise<PolicyFile> {
  const found = foundFile(shape);
  if (found.kind === 'entry') return policyFileOf(found.entry, elsewhere);
  const content = await fetchContent(connection, repository, found.blob);
  return policyFileOf({ blob: found.blob, content }, elsewhere);
}
