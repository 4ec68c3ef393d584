import { describe, expect, it } from 'vitest';
import { waysToMeet } from '../../src/approval/ways.ts';
import type { ApprovalDemand } from '../../src/domain/demand.ts';
import { POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';
import { people, seated, tallyFor } from './tallying.ts';

describe('several ways to be approved', () => {
  const either: ApprovalDemand = {
    kind: 'any-of',
    ways: [[{ roles: ['lead'], count: 1 }], [{ roles: ['senior'], count: 2 }]],
  };

  it('one of them is enough', () => {
    expect(seated([either], reviewedBy(review('lena')))).toEqual([['lena']]);
    expect(seated([either], reviewedBy(review('sam'), review('sue')))).toEqual([['sam', 'sue']]);
  });

  it('that to which the least is missing is told of, the first where they are equal', () => {
    expect(tallyFor([either], snapshotWith()).requirements).toMatchObject([{ roles: ['lead'], missing: 1 }]);
    const close: ApprovalDemand = {
      kind: 'any-of',
      ways: [[{ roles: ['lead'], count: 2 }], [{ roles: ['senior'], count: 2 }]],
    };
    expect(tallyFor([close], reviewedBy(review('sam'))).requirements).toMatchObject([
      { roles: ['senior'], missing: 1 },
    ]);
    expect(tallyFor([close], snapshotWith()).requirements).toMatchObject([{ roles: ['lead'], missing: 2 }]);
  });

  it('a way may take several roles at once', () => {
    const both: ApprovalDemand = {
      kind: 'any-of',
      ways: [
        [
          { roles: ['lead'], count: 1 },
          { roles: ['developer'], count: 1 },
        ],
        [{ roles: ['senior'], count: 3 }],
      ],
    };
    expect(tallyFor([both], reviewedBy(review('lena'))).requirements).toMatchObject([
      { missing: 0 },
      { missing: 1 },
    ]);
  });

  it('are tried up to a number that helps anybody, however many the demands make', () => {
    expect(waysToMeet(Array(12).fill(either), POLICY.roles)).toHaveLength(200);
  });

  it('are never none: without any, nothing would be missing', () => {
    expect(() => tallyFor([{ kind: 'any-of', ways: [] }], snapshotWith())).toThrow();
  });

  it('nobody takes a place in a demand beside it, too', () => {
    const snapshot = reviewedBy(review('lena'));
    expect(
      tallyFor([either, people(1, 'developer')], snapshot).requirements.map(({ missing }) => missing),
    ).toEqual([0, 1]);
  });
});

describe('people of different teams', () => {
  const policy = {
    ...POLICY,
    roles: [{ name: 'reviewer', users: [], teams: ['acme/web', 'acme/data'], includes: [] }],
  };
  const two: ApprovalDemand = {
    kind: 'people',
    requirement: { roles: ['reviewer'], count: 2, distinctTeams: true },
  };
  const withTeams = (teams: Readonly<Record<string, readonly string[]>>) => ({
    ...reviewedBy(review('ann'), review('bob')),
    people: { permissions: {}, teams },
  });

  it('two of one team are not enough', () => {
    const snapshot = withTeams({ 'acme/web': ['ann', 'bob'], 'acme/data': ['cem'] });
    expect(tallyFor([two], snapshot, policy).requirements).toMatchObject([{ missing: 1 }]);
  });

  it('who is in both stands for the one that is left', () => {
    const snapshot = withTeams({ 'acme/web': ['ann', 'bob'], 'acme/data': ['Ann'] });
    expect(seated([two], snapshot, policy)).toHaveLength(1);
    expect(tallyFor([two], snapshot, policy).requirements).toMatchObject([{ missing: 0 }]);
  });

  it('are those of the roles that the role includes, and of no other', () => {
    const roles = [
      { name: 'reviewer', users: [], teams: ['acme/web'], includes: ['owner'] },
      { name: 'owner', users: [], teams: ['acme/data'], includes: ['reviewer'] },
      { name: 'guest', users: [], teams: ['acme/guests'], includes: [] },
    ];
    expect(waysToMeet([two], roles)).toMatchObject([[{ teams: ['acme/web', 'acme/data'] }]]);
  });

  it.each([
    [20, 200],
    [41, 1],
  ])('are soon chosen, %i of forty teams', (count, ways) => {
    const teams = Array.from({ length: 40 }, (_, at) => `acme/team-${at}`);
    const roles = [{ name: 'reviewer', users: [], teams, includes: [] }];
    const demand: ApprovalDemand = {
      kind: 'people',
      requirement: { roles: ['reviewer'], count, distinctTeams: true },
    };
    expect(waysToMeet([demand], roles)).toHaveLength(ways);
  });

  it('are never enough where there are fewer teams than people', () => {
    const demand: ApprovalDemand = {
      kind: 'people',
      requirement: { roles: ['reviewer'], count: 3, distinctTeams: true },
    };
    const snapshot = withTeams({ 'acme/web': ['ann', 'bob'], 'acme/data': ['ann', 'bob'] });
    expect(tallyFor([demand], snapshot, policy).requirements).toMatchObject([{ missing: 3 }]);
  });
});
