/** A file of a tree: what it is, and what is in it. */
export const FILE_FIELDS = `mode type object { __typename oid ... on Blob { byteSize isBinary isTruncated text } }`;

export const REVIEW_FIELDS = `fullDatabaseId state submittedAt url commit { oid } author { __typename login }`;

export const COMMIT_FIELDS = `commit {
  oid
  authors(first: 50) { totalCount nodes { name email user { login } } }
  committer { name email user { login } }
}`;

/** A status or a check run. */
export const CHECK_FIELDS = `__typename
... on StatusContext { context state }
... on CheckRun { startedAt name status conclusion checkSuite { app { databaseId } } }`;

/** `databaseId` holds 32 bits, which the numbers of comments have outgrown. */
export const COMMENT_FIELDS = `fullDatabaseId id url body viewerDidAuthor`;

/** A pull request that may have the same head. */
export const TWIN_FIELDS = `number state headRefOid baseRefName repository { nameWithOwner }`;
