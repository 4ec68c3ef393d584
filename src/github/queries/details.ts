import { FILE_FIELDS } from './fields.ts';

/** What is asked at one commit: how many paths, whose variables are `$path0` and on, counted over all commits. */
export interface CommitPart {
  readonly firstPath: number;
  readonly paths: number;
}

/** Files at commits, members of teams and permissions of people in one request; all names are variables. */
export function detailsQuery(commits: readonly CommitPart[], teams: number, logins: number): string {
  const count = <T>(length: number, each: (index: number) => T): readonly T[] =>
    Array.from({ length }, (_, index) => each(index));
  const paths = commits.reduce((sum, part) => sum + part.paths, 0);
  const declared = [
    '$owner: String!',
    '$name: String!',
    ...commits.map((_, index) => `$commit${index}: GitObjectID!`),
    ...count(paths, (index) => `$path${index}: String!`),
    ...count(teams, (index) => `$organization${index}: String!, $team${index}: String!`),
    ...count(logins, (index) => `$login${index}: String!`),
  ];
  const files = commits.map(
    ({ firstPath, paths: length }, index) => `commit${index}: object(oid: $commit${index}) {
      ... on Commit {
        ${count(length, (at) => `file${firstPath + at}: file(path: $path${firstPath + at}) { ${FILE_FIELDS} }`).join('\n        ')}
      }
    }`,
  );
  const permissions = count(
    logins,
    (index) =>
      `permission${index}: collaborators(query: $login${index}, first: 20) { edges { permission node { login } } }`,
  );
  const members = count(
    teams,
    (index) => `team${index}: organization(login: $organization${index}) {
    team(slug: $team${index}) { members(first: 100, membership: ALL) { pageInfo { hasNextPage endCursor } nodes { login } } }
  }`,
  );
  return `query Details(${declared.join(', ')}) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    ${[...files, ...permissions].join('\n    ')}
  }
  ${members.join('\n  ')}
}`;
}

export const MEMBERS_PAGE = `query Members($organization: String!, $team: String!, $after: String!) {
  organization(login: $organization) {
    team(slug: $team) {
      members(first: 100, membership: ALL, after: $after) { pageInfo { hasNextPage endCursor } nodes { login } }
    }
  }
}`;
