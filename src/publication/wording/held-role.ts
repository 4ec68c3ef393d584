import { includesPermission } from '../../domain/account.ts';
import type { Approval, FilledRequirement } from '../../domain/approval.ts';
import type { Policy } from '../../domain/policy.ts';
import { joined } from './list.ts';

/**
 * In which role somebody approved: the roles they hold of those the requirement names (or all they hold, without
 * one), leaving out a role that another of them includes. `tech-lead`, though a tech lead is a developer too.
 */
export function heldRole(approval: Approval, policy: Policy, requirement?: FilledRequirement): string {
  const held = approval.roles.filter((role) => requirement?.roles.includes(role) ?? true);
  const telling = held.filter(
    (role) => !held.some((other) => other !== role && implies(policy, other, role)),
  );
  return joined(telling.length > 0 ? telling : held, 'and', 3);
}

function implies(policy: Policy, stronger: string, weaker: string): boolean {
  const strong = policy.roles.find((role) => role.name === stronger);
  const weak = policy.roles.find((role) => role.name === weaker);
  if (strong === undefined || weak === undefined) return false;
  if (weak.includes.includes(stronger)) return true;
  if (strong.permission === undefined || weak.permission === undefined) return false;
  return strong.permission !== weak.permission && includesPermission(strong.permission, weak.permission);
}

/** `ann (tech-lead)`: who approved, and in which role. */
export function approverWords(approval: Approval, policy: Policy, requirement?: FilledRequirement): string {
  const role = heldRole(approval, policy, requirement);
  return role === '' ? approval.login : `${approval.login} (${role})`;
}
