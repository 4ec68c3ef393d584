import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, askShop, openNotes, SHOP, startAcme } from './acme.ts';
import { names } from './receiver.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

describe('a request for review', () => {
  const request = (wanted: { reviewers?: string[]; team_reviewers?: string[] }) =>
    acme.octokit.rest.pulls.requestReviewers({ ...SHOP, pull_number: 1, ...wanted });
  const requested = async () =>
    (
      await askShop(
        acme,
        'pullRequest(number: 1) { reviewRequests(first: 9) { nodes { requestedReviewer { __typename ... on User { login } ... on Team { slug organization { login } } } } } }',
      )
    ).pullRequest.reviewRequests.nodes;

  it('is there once, and told of once', async () => {
    openNotes(acme);
    await request({ reviewers: ['ann'], team_reviewers: ['seniors'] });
    const { data } = await request({ reviewers: ['ann'] });
    expect(data).toMatchObject({
      requested_reviewers: [{ login: 'ann' }],
      requested_teams: [{ slug: 'seniors' }],
    });
    expect(await requested()).toEqual([
      { requestedReviewer: { __typename: 'User', login: 'ann' } },
      { requestedReviewer: { __typename: 'Team', slug: 'seniors', organization: { login: 'acme' } } },
    ]);
    const told = (await acme.received()).slice(2);
    expect(names(told)).toEqual(['pull_request.review_requested', 'pull_request.review_requested']);
    expect(
      told.map(({ payload }) => payload.requested_reviewer?.login ?? payload.requested_team.slug),
    ).toEqual(['ann', 'seniors']);
  });

  it('goes when they review, or when somebody takes it back', async () => {
    openNotes(acme);
    acme.shop.requestReview(1, ['ann', 'tia', 'acme/seniors']);
    acme.shop.approve(1, 'ann');
    expect(acme.shop.requested(1)).toEqual(['tia']);
    acme.shop.withdrawRequest(1, 'tia');
    expect(acme.shop.requested(1)).toEqual([]);
    expect(names(await acme.received()).at(-1)).toBe('pull_request.review_request_removed');
  });

  it('is refused, whole, where one of them cannot be asked', async () => {
    openNotes(acme);
    for (const wanted of [
      { reviewers: ['ann', 'stranger'] },
      { reviewers: ['mira'] },
      { team_reviewers: ['nobody'] },
    ])
      await expect(request(wanted)).rejects.toMatchObject({ status: 422 });
    expect(acme.shop.requested(1)).toEqual([]);
  });

  it('of a team is told only to those who may know its members', async () => {
    openNotes(acme);
    acme.shop.requestReview(1, ['acme/seniors']);
    acme.github.installationOf('acme').permissions.members = undefined;
    await expect(requested()).rejects.toMatchObject({
      errors: [
        {
          type: 'FORBIDDEN',
          path: ['repository', 'pullRequest', 'reviewRequests', 'nodes', 0, 'requestedReviewer'],
        },
      ],
    });
  });
});

describe('a merged pull request', () => {
  it('is told to be so, and can still be reviewed and talked about', async () => {
    openNotes(acme);
    const merge = acme.shop.merge(1, 'bob');
    acme.shop.approve(1, 'ann');
    acme.shop.comment(1, 'ann', 'Deployed.');
    const { pullRequest } = await askShop(
      acme,
      'pullRequest(number: 1) { state mergedAt mergeCommit { oid } reviews(first: 9) { nodes { state } } }',
    );
    expect(pullRequest).toEqual({
      state: 'MERGED',
      mergedAt: expect.stringMatching(/^\d{4}-/),
      mergeCommit: { oid: merge },
      reviews: { nodes: [{ state: 'APPROVED' }] },
    });
    const received = await acme.received();
    expect(received.find(({ action }) => action === 'closed')?.payload.pull_request).toMatchObject({
      merged: true,
      merge_commit_sha: merge,
    });
  });
});
