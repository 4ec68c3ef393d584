import { describe, expect, it } from 'vitest';
import { rolesHeld } from '../../src/approval/roles.ts';
import type { Role } from '../../src/domain/role.ts';
import type { People } from '../../src/domain/snapshot.ts';

const PEOPLE: People = { permissions: { ann: 'read' }, teams: { 'acme/web': ['Ann'] } };

function role(name: string, changes: Partial<Role> = {}): Role {
  return { name, users: [], teams: [], includes: [], ...changes };
}

function held(login: string, ...roles: readonly Role[]) {
  return rolesHeld(login, roles, PEOPLE);
}

describe('the roles that somebody holds', () => {
  it('are held as well where roles include each other', () => {
    const roles = [role('a', { includes: ['b'] }), role('b', { includes: ['c'] })];
    const [last, itself] = [role('c', { users: ['bob'], includes: ['a'] }), role('d', { includes: ['d'] })];
    expect(held('bob', ...roles, last, itself)).toEqual({ held: ['a', 'b', 'c'], unknown: new Map() });
  });

  it('are held whatever is unknown beside it', () => {
    const both = role('both', { teams: ['acme/hidden', 'acme/web'] });
    expect(held('ann', both)).toEqual({ held: ['both'], unknown: new Map() });
  });

  it('are unknown where one way of several cannot be told and no other one holds', () => {
    const mixed = role('mixed', { users: ['bob'], teams: ['acme/hidden'], permission: 'write' });
    expect([...held('ann', mixed).unknown.keys()]).toEqual(['mixed']);
    expect(held('ann', mixed).held).toEqual([]);
  });

  it('are not held, and not unknown, where every way was told', () => {
    const told = role('told', { users: ['bob'], teams: ['acme/web'], permission: 'write' });
    expect(rolesHeld('cem', [told], { ...PEOPLE, permissions: { cem: 'triage' } })).toEqual({
      held: [],
      unknown: new Map(),
    });
  });
});
