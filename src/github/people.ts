import type { Permission } from '../domain/account.ts';
import type { CollaboratorsShape } from './shapes.ts';

/** As many as the queries ask for; a search that fills it may have left out the one that was meant. */
const MOST_FOUND = 20;

const PERMISSIONS = {
  ADMIN: 'admin',
  MAINTAIN: 'maintain',
  WRITE: 'write',
  TRIAGE: 'triage',
  READ: 'read',
} as const;

/**
 * The permission of a person among the collaborators that a search for the login found.
 *
 * @returns undefined where GitHub does not tell.
 */
export function permissionOf(login: string, found: CollaboratorsShape | undefined): Permission | undefined {
  if (found === null || found === undefined) return undefined;
  const edge = found.edges.find(({ node }) => node.login.toLowerCase() === login.toLowerCase());
  if (edge !== undefined) return PERMISSIONS[edge.permission];
  return found.edges.length < MOST_FOUND ? 'none' : undefined;
}
