import { z } from 'zod';
import type { Permission } from '../domain/account.ts';
import type { PullRef } from '../domain/repository.ts';
import type { PeopleFacts, Wanted } from '../usecases/ports/pull-requests.ts';
import type { Connection, FieldError } from './connection.ts';
import { readPermission } from './permission.ts';
import { MOST_FOUND } from './queries/people.ts';
import { type TeamAnswer, teamAnswer, wholeTeam } from './teams.ts';

const PERMISSIONS = {
  ADMIN: 'admin',
  MAINTAIN: 'maintain',
  WRITE: 'write',
  TRIAGE: 'triage',
  READ: 'read',
} as const;

const collaborators = z
  .object({
    edges: z.array(
      z.object({
        permission: z.enum(['ADMIN', 'MAINTAIN', 'WRITE', 'TRIAGE', 'READ']),
        node: z.object({ login: z.string() }),
      }),
    ),
  })
  .nullish();

type Collaborators = z.infer<typeof collaborators>;

/** An answer to a query with people in it; what is asked of each has a name of its own. */
export interface PeopleAnswer {
  readonly repository: Readonly<Record<string, unknown>>;
  readonly [team: string]: unknown;
}

/** Whether an error means that GitHub does not tell of a person or a team: the rest is whole without them. */
export function isAboutPeople({ type, path: [root, field] }: FieldError): boolean {
  const untold = type === 'NOT_FOUND' || type === 'FORBIDDEN';
  return untold && (/^team\d+$/.test(String(root)) || /^permission\d+$/.test(String(field)));
}

/** Who holds what, from the answer; where it is not enough, one REST request a person or page of a team more. */
export async function readPeople(
  connection: Connection,
  { repository }: PullRef,
  { logins, teams }: Wanted,
  answer: PeopleAnswer,
): Promise<PeopleFacts> {
  const permissions = new Map<string, Permission>();
  for (const [at, login] of logins.entries()) {
    const found = collaborators.safeParse(answer.repository[`permission${at}`]).data;
    const permission = permissionIn(found, login) ?? (await readPermission(connection, repository, login));
    if (permission !== undefined) permissions.set(login.toLowerCase(), permission);
  }
  const members = new Map<string, readonly string[]>();
  for (const [at, team] of teams.entries()) {
    const first: TeamAnswer | undefined = teamAnswer.safeParse(answer[`team${at}`]).data;
    const whole = await wholeTeam(connection, team, first);
    if (whole !== undefined) members.set(team, whole);
  }
  return { permissions: Object.fromEntries(permissions), teams: Object.fromEntries(members) };
}

/**
 * The permission of a person among the collaborators that a search for the login found.
 *
 * @returns undefined where the search did not tell: GitHub refused it, or found so many that it may have left
 * the one out who was meant.
 */
function permissionIn(found: Collaborators, login: string): Permission | undefined {
  if (!found) return undefined;
  const edge = found.edges.find(({ node }) => node.login.toLowerCase() === login.toLowerCase());
  if (edge !== undefined) return PERMISSIONS[edge.permission];
  return found.edges.length < MOST_FOUND ? 'none' : undefined;
}
