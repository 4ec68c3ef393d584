import type { KeyObject } from 'node:crypto';
import type { Account } from './account.ts';
import { fullName, type Repository } from './repository.ts';

export type Access = 'read' | 'write';

/** What an installation may do, by GitHub's names of permissions. */
export type Permissions = { [name: string]: Access | undefined };

export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly clientId: string;
  readonly owner: Account;
  readonly bot: Account;
  /** PEM, for the app's environment. */
  readonly privateKey: string;
  readonly publicKey: KeyObject;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly createdAt: Date;
}

export interface Installation {
  readonly id: number;
  readonly nodeId: string;
  readonly account: Account;
  /** `all`: those of the account, those still to come included. */
  repositories: 'all' | Set<Repository>;
  readonly permissions: Permissions;
  readonly createdAt: Date;
  /** Since when its owner keeps the app from doing anything; undefined while it may. */
  suspendedAt?: Date | undefined;
}

export function covers(installation: Installation, repository: Repository): boolean {
  if (repository.deleted || repository.owner !== installation.account) return false;
  return installation.repositories === 'all' || installation.repositories.has(repository);
}

export function mayDo(installation: Installation, permission: string, access: Access): boolean {
  const held = installation.permissions[permission];
  return held === 'write' || held === access;
}

export function byFullName(a: Repository, b: Repository): number {
  return fullName(a) < fullName(b) ? -1 : 1;
}
