/** A GitHub account. Only those of type `User` can approve. */
export interface Account {
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'EnterpriseUserAccount';
}

/** GitHub logins are compared without regard to case. */
export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** GitHub's repository permissions, weakest first; each includes those before it. */
export const PERMISSIONS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Whether `held` includes `needed`. */
export function includesPermission(held: Permission, needed: Permission): boolean {
  return PERMISSIONS.indexOf(held) >= PERMISSIONS.indexOf(needed);
}
