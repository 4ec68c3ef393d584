/** A person, bot or organisation. Logins of bots end in `[bot]`. */
export interface Account {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  name: string;
  email: string;
}

/** GitHub's repository roles, weakest first. */
export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

export type RepositoryRole = (typeof ROLES)[number];

export function strongest(roles: Iterable<RepositoryRole>): RepositoryRole {
  let best: RepositoryRole = 'none';
  for (const role of roles) if (ROLES.indexOf(role) > ROLES.indexOf(best)) best = role;
  return best;
}

/** Names on GitHub are compared without regard to case. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}
