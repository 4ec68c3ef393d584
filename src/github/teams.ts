import { z } from 'zod';
import type { Connection } from './connection.ts';
import { MEMBERS_PAGE } from './queries/people.ts';
import { pageOf } from './shapes.ts';

const members = pageOf(z.object({ login: z.string() }));

/** An organisation's team as GraphQL gives it; null at every step that is out of reach. */
export const teamAnswer = z.object({ team: z.object({ members }).nullable() }).nullable();

export type TeamAnswer = z.infer<typeof teamAnswer>;

const page = z.object({ organization: teamAnswer });

/** Teams larger than this, in pages of 100, are not read. */
const MOST_PAGES = 50;

/**
 * All members of a team, those of the teams below it included, after the first page one request a page.
 *
 * @returns undefined where GitHub does not tell: never a part of them.
 */
export async function wholeTeam(
  connection: Connection,
  team: string,
  first: TeamAnswer | undefined,
): Promise<readonly string[] | undefined> {
  const [organization, slug] = team.split('/');
  let list = first?.team?.members;
  if (list === undefined) return undefined;
  const logins = list.nodes.map(({ login }) => login);
  for (let read = 1; list.pageInfo.hasNextPage; read++) {
    if (read >= MOST_PAGES) return undefined;
    const variables: Readonly<Record<string, unknown>> = {
      organization,
      team: slug,
      after: list.pageInfo.endCursor,
    };
    const answer: z.infer<typeof page> = await connection.query(
      `the members of team ${team}`,
      MEMBERS_PAGE,
      variables,
      page,
    );
    list = answer.organization?.team?.members;
    if (list === undefined) return undefined;
    logins.push(...list.nodes.map(({ login }) => login));
  }
  return logins;
}
