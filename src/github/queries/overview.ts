import { COMMENT_FIELDS, COMMIT_FIELDS, FILE_FIELDS, REVIEW_FIELDS } from './fields.ts';

/** All that one request can tell of a pull request. Names of people become variables, never text of the query. */
export function overviewQuery(logins: number): string {
  const declared = Array.from({ length: logins }, (_, index) => `, $login${index}: String!`).join('');
  const permissions = Array.from(
    { length: logins },
    (_, index) =>
      `permission${index}: collaborators(query: $login${index}, first: 20) { edges { permission node { login } } }`,
  ).join('\n    ');
  return `query Overview(
  $owner: String!, $name: String!, $number: Int!, $policy: String!, $status: String!, $check: String!, $app: Int!${declared}
) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    ${permissions}
    pullRequest(number: $number) {
      title
      body
      url
      state
      isDraft
      changedFiles
      author { __typename login }
      headRefOid
      headRepository { nameWithOwner }
      isCrossRepository
      baseRefName
      baseRefOid
      baseRef { target { oid ... on Commit { policy: file(path: $policy) { ${FILE_FIELDS} } } } }
      files(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { path changeType } }
      reviews(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${REVIEW_FIELDS} } }
      commits(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ${COMMIT_FIELDS} } }
      comments(first: 50) { pageInfo { hasNextPage endCursor } nodes { ${COMMENT_FIELDS} } }
      timelineItems(itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT], last: 50) {
        nodes { __typename ... on HeadRefForcePushedEvent { createdAt } }
      }
      head: commits(last: 1) {
        nodes {
          commit {
            oid
            status { context(name: $status) { state description targetUrl creator { login } } }
            checkSuites(first: 5, filterBy: { appId: $app, checkName: $check }) {
              nodes {
                checkRuns(first: 1, filterBy: { checkName: $check, checkType: LATEST }) {
                  nodes { databaseId externalId }
                }
              }
            }
          }
        }
      }
    }
  }
}`;
}
