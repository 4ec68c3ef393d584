import type { Account, RepositoryRole } from './account.ts';

export interface Team {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  /** By login in lower case. */
  readonly members: Map<string, Account>;
  /** By repository id. */
  readonly grants: Map<number, RepositoryRole>;
}

export interface Organization {
  readonly account: Account;
  /** By login in lower case. */
  readonly members: Map<string, { readonly account: Account; readonly role: 'member' | 'admin' }>;
  /** By slug in lower case. */
  readonly teams: Map<string, Team>;
  /** What every member has on every repository. */
  basePermission: RepositoryRole;
}
