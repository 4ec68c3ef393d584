import type { Role } from '../../domain/role.ts';
import type { WrittenRole } from '../written/people.ts';

/** The roles by name. */
export function resolveRoles(written: Readonly<Record<string, WrittenRole>>): readonly Role[] {
  return Object.entries(written).map(([name, { users, teams, permission, roles }]) => ({
    name,
    users: users ?? [],
    teams: teams ?? [],
    ...(permission === undefined ? {} : { permission }),
    includes: roles ?? [],
  }));
}
