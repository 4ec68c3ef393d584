import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/domain/role.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { approval, decision, policy, pull, requirement, snapshot, tally } from './decisions.ts';

const role = (name: string, changes: Partial<Role> = {}): Role => ({
  name,
  users: [],
  teams: [],
  includes: [],
  ...changes,
});

const ROLES = [
  role('dba', { teams: ['acme/dbas'], users: ['ann'] }),
  role('lead', { users: ['Olga', 'Lea', 'wim', 'ben'] }),
  role('writer', { permission: 'write', users: ['zoe'] }),
  role('anyone', { permission: 'read', includes: ['dba', 'lead'] }),
];

function askedFor(needed: readonly string[], missing = 1): readonly string[] | undefined {
  const filled = missing === 0 ? [approval('lea', ...needed)] : [];
  return publicationOf(
    decision({
      policy: { ...policy, roles: ROLES, requestReviewers: true },
      snapshot: {
        ...snapshot,
        pull,
        commits: {
          complete: true,
          items: [{ sha: 'c1', people: [{ kind: 'account', login: 'wim', part: 'co-author' }] }],
        },
      },
      tally: tally([requirement(1, needed, ...filled)], { approvals: [approval('ben', 'lead')] }),
    }),
  ).reviewers;
}

describe('a review is asked of', () => {
  test('the teams of the roles that can fill a missing place', () => {
    expect(askedFor(['dba'])).toEqual(['acme/dbas']);
  });

  test('people where the role knows nothing else: not of those who wrote it, nor of those who approve', () => {
    expect(askedFor(['lead'])).toEqual(['Lea']);
  });

  test('nobody where the role is for whoever has a permission', () => {
    expect(askedFor(['writer'])).toEqual([]);
  });

  test('the holders of the roles that the role includes, where it names nobody itself', () => {
    expect(askedFor(['anyone'])).toEqual(['acme/dbas']);
  });

  test('nobody once nothing is missing, nor where the policy does not want it', () => {
    expect(askedFor(['dba'], 0)).toEqual([]);
    expect(publicationOf(decision())).not.toHaveProperty('reviewers');
  });
});
