import type { Permission } from './account.ts';

/** `organisation/slug`. */
export type TeamName = string;

/** Who holds a role: any of these suffices. */
export interface Role {
  readonly name: string;
  readonly users: readonly string[];
  readonly teams: readonly TeamName[];
  /** At least this permission on the repository. */
  readonly permission?: Permission;
  /** Holders of these roles hold this one too. */
  readonly includes: readonly string[];
}

/** How many distinct people are needed who each hold one of the roles. */
export interface Requirement {
  readonly roles: readonly string[];
  readonly count: number;
  /** Each of them from another of the roles' teams. */
  readonly distinctTeams?: true;
}
