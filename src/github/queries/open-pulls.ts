/** As many open pull requests of a repository as one request lists. */
export const PULLS_A_PAGE = 50;

/**
 * The open pull requests of several repositories, as `repository0` and on, with the gate's status on each head. The
 * status is not reached by a list, so that GitHub counts a request as one point.
 *
 * @param repositories how many.
 */
export function openPullsQuery(repositories: number): string {
  const numbers = Array.from({ length: repositories }, (_, at) => at);
  const declared = numbers.map((at) => `$owner${at}: String!, $name${at}: String!, $after${at}: String`);
  const fields = numbers.map(
    (at) => `repository${at}: repository(owner: $owner${at}, name: $name${at}) {
    pullRequests(states: OPEN, first: ${PULLS_A_PAGE}, after: $after${at}) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Open }
    }
  }`,
  );
  return `query OpenPulls($status: String!, ${declared.join(', ')}) {
  viewer { login }
  ${fields.join('\n  ')}
}
fragment Open on PullRequest {
  number
  headRefOid
  baseRefName
  updatedAt
  statusCheckRollup { commit { oid status { context(name: $status) { state creator { login } } } } }
}`;
}
