import {
  CHECK_FIELDS,
  COMMENT_FIELDS,
  COMMIT_FIELDS,
  FILE_FIELDS,
  REVIEW_FIELDS,
  TWIN_FIELDS,
} from './fields.ts';
import type { PeopleQuery } from './people.ts';

/** All that one request can tell of a pull request. */
export function overviewQuery(people: PeopleQuery): string {
  const declared = people.declared.map((each) => `, ${each}`).join('');
  return `query Overview(
  $owner: String!, $name: String!, $number: Int!, $organisation: String!, $policy: String!,
  $status: String!, $check: String!, $app: Int!${declared}
) {
  viewer { login }
  organisation: repository(owner: $owner, name: $organisation, followRenames: false) {
    defaultBranchRef { target { ... on Commit { policy: file(path: $policy) { ${FILE_FIELDS} } } } }
  }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    ${people.ofRepository.join('\n    ')}
    pullRequest(number: $number) {
      title
      body
      url
      state
      isDraft
      updatedAt
      mergedAt
      mergeCommit { oid }
      labels(first: 100) { nodes { name } }
      changedFiles
      author { __typename login }
      headRefOid
      headRepository { nameWithOwner }
      isCrossRepository
      headRef { associatedPullRequests(states: [OPEN], first: 20) { nodes { ${TWIN_FIELDS} } } }
      baseRefName
      baseRefOid
      baseRef { target { oid ... on Commit { policy: file(path: $policy) { ${FILE_FIELDS} } } } }
      files(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { path changeType } }
      reviews(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${REVIEW_FIELDS} } }
      commits(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ${COMMIT_FIELDS} } }
      comments(first: 50) { pageInfo { hasNextPage endCursor } nodes { ${COMMENT_FIELDS} } }
      timelineItems(itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT], last: 100) {
        nodes { ... on HeadRefForcePushedEvent { createdAt actor { login } afterCommit { oid } } }
      }
      requests: timelineItems(itemTypes: [REVIEW_REQUESTED_EVENT], last: 100) {
        nodes {
          ... on ReviewRequestedEvent {
            requestedReviewer {
              ... on User { login }
              ... on Bot { login }
              ... on Mannequin { login }
              ... on Team { combinedSlug }
            }
          }
        }
      }
      head: commits(last: 1) {
        nodes {
          commit {
            oid
            associatedPullRequests(first: 20) { nodes { ${TWIN_FIELDS} } }
            status { context(name: $status) { state description targetUrl creator { login } } }
            statusCheckRollup { contexts(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${CHECK_FIELDS} } } }
            checkSuites(first: 5, filterBy: { appId: $app, checkName: $check }) {
              nodes {
                checkRuns(first: 1, filterBy: { checkName: $check, checkType: LATEST }) {
                  nodes { externalId }
                }
              }
            }
          }
        }
      }
    }
  }
  ${people.ofRoot.join('\n  ')}
}`;
}
