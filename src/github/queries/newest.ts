/** The newest issues of a repository, with the first lines of which the app knows its own. */
export const NEWEST_ISSUES = `query NewestIssues($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number body viewerDidAuthor }
    }
  }
}`;
