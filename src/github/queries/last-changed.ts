/** The last commit that touched each path, as `last0` and on, and the pull requests that brought it. */
export function lastChangedQuery(paths: number): string {
  const numbers = Array.from({ length: paths }, (_, at) => at);
  return `query LastChanged(
  $owner: String!, $name: String!, $commit: GitObjectID!, ${numbers.map((at) => `$path${at}: String!`).join(', ')}
) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit {
        ${numbers.map((at) => `last${at}: history(first: 1, path: $path${at}) { nodes { ...Change } }`).join('\n        ')}
      }
    }
  }
}
fragment Change on Commit {
  committedDate
  associatedPullRequests(first: 10) { nodes { mergedAt baseRefName } }
}`;
}
