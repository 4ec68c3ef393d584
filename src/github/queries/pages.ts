import { CHECK_FIELDS, COMMENT_FIELDS, COMMIT_FIELDS, REVIEW_FIELDS } from './fields.ts';

/** Further pages of what the overview has the first page of, and the head, which may have moved meanwhile. */
function pageQuery(list: string, fields: string): string {
  return `query Page($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
      page: ${list}(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${fields} } }
    }
  }
}`;
}

export const REVIEWS_PAGE = pageQuery('reviews', REVIEW_FIELDS);
export const COMMITS_PAGE = pageQuery('commits', COMMIT_FIELDS);
export const COMMENTS_PAGE = pageQuery('comments', COMMENT_FIELDS);

/** The checks are the head commit's; the first page, too, where `$after` is null. */
export const CHECKS_PAGE = `query Checks($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
      head: commits(last: 1) {
        nodes {
          commit {
            oid
            statusCheckRollup {
              contexts(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${CHECK_FIELDS} } }
            }
          }
        }
      }
    }
  }
}`;
