import { collaboratorsOf, roleOn } from '../state/access.ts';
import type { Repository } from '../state/repository.ts';
import { actorOf } from './actors.ts';
import { type Asking, mayRead } from './asking.ts';
import { branchOf } from './branch.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { gitHubError } from './graphql-error.ts';
import { issueOf } from './issue-shape.ts';
import { gitObject } from './objects.ts';
import { type OrderArguments, ordered } from './ordered.ts';
import { pullRequestOf } from './pull-request.ts';
import { repositoryFacts } from './repository-facts.ts';

type Texts<Name extends string> = Readonly<Partial<Record<Name, string | null>>>;

/** A repository as GraphQL shows it to the one who asks. */
export function repositoryOf(asking: Asking, repository: Repository) {
  const { world } = asking;
  const pulls = () => world.pulls(repository);
  return {
    ...repositoryFacts(world, repository),
    parent: repository.parent === undefined ? null : repositoryFacts(world, repository.parent),
    defaultBranchRef: () => branchOf(asking, repository, repository.defaultBranch),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      branchOf(asking, repository, qualifiedName.replace(/^refs\/heads\//, '')),
    object: (given: Texts<'oid' | 'expression'>) => {
      mayRead(asking, repository, ['contents']);
      return gitObject(asking, repository, given);
    },
    collaborators: ({ query, login, ...page }: PageArguments & Texts<'query' | 'login'>) => {
      mayRead(asking, repository, ['metadata']);
      const wanted = query?.toLowerCase() ?? '';
      const found = collaboratorsOf(world, repository).filter(
        (account) =>
          (!login || account.login.toLowerCase() === login.toLowerCase()) &&
          [account.login, account.name].some((name) => name.toLowerCase().includes(wanted)),
      );
      return connectionOf(
        found.map((account) => ({ ...actorOf(world, account), account })),
        page,
        ({ account }) => ({ permission: roleOn(world, repository, account).toUpperCase() }),
      );
    },
    pullRequest: ({ number }: { readonly number: number }) => {
      mayRead(asking, repository, ['pull_requests']);
      const pull = pulls().get(number);
      if (pull === undefined)
        throw gitHubError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      return pullRequestOf(asking, pull);
    },
    issue: ({ number }: { readonly number: number }) => {
      mayRead(asking, repository, ['issues']);
      const issue = world.issues(repository).get(number);
      if (issue === undefined)
        throw gitHubError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
      return issueOf(asking, issue);
    },
    issues: ({ orderBy, ...page }: PageArguments & OrderArguments) => {
      mayRead(asking, repository, ['issues']);
      const issues = [...world.issues(repository).values()];
      return connectionOf(
        ordered(issues, orderBy).map((issue) => issueOf(asking, issue)),
        page,
      );
    },
    pullRequests: ({
      states,
      baseRefName,
      headRefName,
      ...page
    }: PageArguments &
      Texts<'baseRefName' | 'headRefName'> & { readonly states?: readonly string[] | null }) => {
      mayRead(asking, repository, ['pull_requests']);
      const found = [...pulls().values()]
        .filter((pull) => !baseRefName || pull.baseBranch === baseRefName)
        .filter((pull) => !headRefName || pull.headBranch === headRefName)
        .map((pull) => pullRequestOf(asking, pull))
        .filter(({ state }) => !states || states.includes(state));
      return connectionOf(found, page);
    },
  };
}
