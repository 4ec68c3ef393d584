import { collaboratorsOf, roleOn } from '../state/access.ts';
import { branchHead, fullName, type Repository } from '../state/repository.ts';
import { type Asking, mayRead } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { gitHubError } from './graphql-error.ts';
import { commitOf, gitObject } from './objects.ts';
import { pullRequestOf } from './pull-request.ts';

/** A repository as GraphQL shows it to the one who asks. */
export function repositoryOf(asking: Asking, repository: Repository) {
  const { world } = asking;
  const refOf = (name: string) => {
    const branch = name.replace(/^refs\/heads\//, '');
    const sha = branchHead(repository, branch);
    return sha === undefined ? null : { name: branch, target: commitOf(asking, repository, sha) };
  };
  return {
    __typename: 'Repository',
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    isPrivate: repository.private,
    defaultBranchRef: () => refOf(repository.defaultBranch),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => refOf(qualifiedName),
    object: (given: { readonly oid?: string | null; readonly expression?: string | null }) => {
      mayRead(asking, repository, ['contents']);
      return gitObject(asking, repository, given);
    },
    collaborators: ({ query, ...page }: PageArguments & { readonly query?: string | null }) => {
      mayRead(asking, repository, ['metadata']);
      const wanted = query?.toLowerCase() ?? '';
      const found = collaboratorsOf(world, repository).filter(
        ({ login, name }) => login.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted),
      );
      return connectionOf(
        found.map((account) => ({
          __typename: 'User',
          login: account.login,
          databaseId: account.id,
          account,
        })),
        page,
        ({ account }) => ({ permission: roleOn(world, repository, account).toUpperCase() }),
      );
    },
    pullRequest: ({ number }: { readonly number: number }) => {
      mayRead(asking, repository, ['pull_requests']);
      const pull = world.pulls(repository).get(number);
      if (pull === undefined)
        throw gitHubError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      return pullRequestOf(asking, pull);
    },
    pullRequests: ({ states, ...page }: PageArguments & { readonly states?: readonly string[] | null }) => {
      mayRead(asking, repository, ['pull_requests']);
      const pulls = [...world.pulls(repository).values()].map((pull) => pullRequestOf(asking, pull));
      return connectionOf(
        pulls.filter(({ state }) => !states || states.includes(state)),
        page,
      );
    },
  };
}
