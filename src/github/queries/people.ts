import type { Wanted } from '../../usecases/ports/pull-requests.ts';

/** As many collaborators as a search asks for; it goes by parts of names, so others may come first. */
export const MOST_FOUND = 20;

const MEMBERS_FIELDS = `pageInfo { hasNextPage endCursor } nodes { login }`;

/** What a query needs to ask for people's standing, too: parts of its text, and the variables. */
export interface PeopleQuery {
  /** Declarations of variables; names of people and teams are never text of the query. */
  readonly declared: readonly string[];
  /** Fields of the repository. */
  readonly ofRepository: readonly string[];
  /** Fields of the query's root. */
  readonly ofRoot: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Permissions as `permission0` and on, teams as `team0` and on, in the order in which they are wanted. */
export function peopleQuery({ logins, teams }: Wanted): PeopleQuery {
  return {
    declared: [
      ...logins.map((_, at) => `$login${at}: String!`),
      ...teams.map((_, at) => `$organization${at}: String!, $team${at}: String!`),
    ],
    ofRepository: logins.map(
      (_, at) =>
        `permission${at}: collaborators(query: $login${at}, first: ${MOST_FOUND}) { edges { permission node { login } } }`,
    ),
    ofRoot: teams.map(
      (_, at) =>
        `team${at}: organization(login: $organization${at}) {
    team(slug: $team${at}) { members(first: 100, membership: ALL) { ${MEMBERS_FIELDS} } }
  }`,
    ),
    variables: Object.fromEntries([
      ...logins.map((login, at) => [`login${at}`, login]),
      ...teams.flatMap((team, at) => {
        const [organization = '', slug = ''] = team.split('/');
        return [
          [`organization${at}`, organization],
          [`team${at}`, slug],
        ];
      }),
    ]),
  };
}

/** A further page of a team's members, those of the teams below it included. */
export const MEMBERS_PAGE = `query Members($organization: String!, $team: String!, $after: String!) {
  organization(login: $organization) {
    team(slug: $team) { members(first: 100, membership: ALL, after: $after) { ${MEMBERS_FIELDS} } }
  }
}`;
