import { z } from 'zod';
import { PERMISSIONS, type Permission } from '../domain/account.ts';
import { fullName, type RepositoryRef } from '../domain/repository.ts';
import { isPermanent } from '../usecases/ports/github-fault.ts';
import type { Connection } from './connection.ts';

/**
 * `permission` has the four old names only, in which maintain is `write` and triage `read`; `role_name` may be a
 * role of the organisation's own making. What the role lets its holder do is told apart.
 */
const shape = z.object({
  data: z.object({
    permission: z.enum(['admin', 'write', 'read', 'none']),
    role_name: z.string().optional(),
    user: z
      .object({
        permissions: z
          .object({
            admin: z.boolean(),
            maintain: z.boolean().optional(),
            push: z.boolean(),
            triage: z.boolean().optional(),
            pull: z.boolean(),
          })
          .optional(),
      })
      .nullish(),
  }),
});

/**
 * The permission of a person on a repository: one REST request, which GitHub also answers where it keeps the list
 * of collaborators to itself.
 *
 * @returns undefined where GitHub does not tell.
 */
export async function readPermission(
  connection: Connection,
  repository: RepositoryRef,
  login: string,
): Promise<Permission | undefined> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await connection.rest(
      `the permission of ${login} on ${fullName(repository)}`,
      shape,
      (octokit) => octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login }),
    );
    return permissionOf(data);
  } catch (error) {
    if (isPermanent(error)) return undefined;
    throw error;
  }
}

function permissionOf({ permission, role_name: role, user }: z.infer<typeof shape>['data']): Permission {
  const named = PERMISSIONS.find((each) => each === role);
  if (named !== undefined) return named;
  const may = user?.permissions;
  if (may === undefined) return permission;
  if (may.admin) return 'admin';
  if (may.maintain === true) return 'maintain';
  if (may.push) return 'write';
  if (may.triage === true) return 'triage';
  return may.pull ? 'read' : 'none';
}
