import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FollowUp } from '../../src/domain/follow-up.ts';
import type { Write } from '../../src/domain/publication.ts';
import { answerQuery, askGitHub, faultOf, github, HEAD, leftOver, pull } from './asking.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const publish = (...writes: readonly Write[]) => askGitHub().publish(pull, writes, {});
const NOTHING = { followUps: [], refused: [] };

describe('labels', () => {
  it('are put there together, and taken away one by one', async () => {
    github()
      .post('/repos/acme/shop/issues/7/labels', { labels: ['db', 'risk: high'] })
      .reply(200, []);
    github().delete('/repos/acme/shop/issues/7/labels/risk%3A%20low').reply(200, []);
    const writes: readonly Write[] = [
      { kind: 'add-labels', labels: ['db', 'risk: high'] },
      { kind: 'remove-label', label: 'risk: low' },
    ];
    expect(await publish(...writes)).toEqual(NOTHING);
  });

  it('that somebody took away meanwhile are gone as they should', async () => {
    github().delete('/repos/acme/shop/issues/7/labels/db').reply(404, { message: 'Label does not exist' });
    expect(await publish({ kind: 'remove-label', label: 'db' })).toEqual(NOTHING);
  });
});

describe('reviewers', () => {
  const ask = (...reviewers: readonly string[]) => publish({ kind: 'request-reviewers', reviewers });
  const address = '/repos/acme/shop/pulls/7/requested_reviewers';

  it('are people, and teams of the repository’s organisation by their slugs', async () => {
    github()
      .post(address, { reviewers: ['ann'], team_reviewers: ['dbas'] })
      .reply(201, {});
    await ask('ann', 'ACME/dbas', 'rival/dbas');
  });

  it('are not asked for where only a team of another organisation is meant', async () => {
    expect(await ask('rival/dbas')).toEqual(NOTHING);
  });

  it('whom GitHub refuses are told, and the green status is set all the same', async () => {
    github().post(address).reply(422, { message: 'Reviews may only be requested from collaborators.' });
    github().post(`/repos/acme/shop/statuses/${HEAD}`).reply(201, {});
    const { refused } = await publish(
      { kind: 'request-reviewers', reviewers: ['stranger'] },
      {
        kind: 'set-status',
        head: HEAD,
        state: 'success',
        description: '',
        target: { kind: 'url', url: 'https://a.test/' },
      },
    );
    expect(refused).toEqual([expect.stringContaining('Reviews may only be requested from collaborators.')]);
  });

  it('whom GitHub failed to ask are asked again', async () => {
    github().post(address).reply(502, {});
    expect(await faultOf(ask('ann'))).toMatchObject({ kind: 'passing' });
  });
});

describe('a reaction', () => {
  it('is made to the comment', async () => {
    github().post('/repos/acme/shop/issues/comments/31/reactions', { content: 'rocket' }).reply(201, {});
    await publish({ kind: 'react', comment: 31, reaction: 'rocket' });
  });

  it('to a comment that somebody deleted meanwhile is told, and no failure', async () => {
    github().post('/repos/acme/shop/issues/comments/31/reactions').reply(404, { message: 'Not Found' });
    expect((await publish({ kind: 'react', comment: 31, reaction: 'eyes' })).refused).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  const followUp: FollowUp = {
    topic: 'emergency',
    title: 'Approve what was merged',
    body: '<!-- migration-gate:issue 7 emergency -->\nBy Monday.',
    labels: ['emergency'],
  };
  const open = () => publish({ kind: 'create-issue', followUp });
  const issues = (...nodes: readonly object[]) =>
    answerQuery('NewestIssues', { repository: { issues: { nodes } } });
  const ours = { number: 12, body: `${followUp.body} Changed since.`, viewerDidAuthor: true };

  it('is an issue, whose number is told', async () => {
    issues({ ...ours, viewerDidAuthor: false }, { ...ours, body: 'else' });
    const { title, body, labels } = followUp;
    github()
      .post('/repos/acme/shop/issues', { title, body, labels: [...labels] })
      .reply(201, { number: 13 });
    expect(await open()).toEqual({ followUps: [{ topic: 'emergency', issue: 13 }], refused: [] });
  });

  it('is not opened twice when the answer to the first was lost', async () => {
    issues(ours);
    expect(await open()).toEqual({ followUps: [{ topic: 'emergency', issue: 12 }], refused: [] });
  });

  it('is told to be refused where the repository has no issues', async () => {
    issues();
    github().post('/repos/acme/shop/issues').reply(410, { message: 'Issues are disabled for this repo' });
    expect(await open()).toMatchObject({ followUps: [], refused: [expect.stringContaining('an issue')] });
  });

  it('is changed in what is given, and talked about', async () => {
    github()
      .patch('/repos/acme/shop/issues/12', { state: 'closed', labels: ['done'] })
      .reply(200, {});
    github()
      .post('/repos/acme/shop/issues/12/comments', { body: 'It is time.' })
      .reply(201, { html_url: 'x' });
    await publish(
      { kind: 'update-issue', number: 12, state: 'closed', labels: ['done'] },
      { kind: 'comment-on-issue', number: 12, body: 'It is time.' },
    );
  });

  it('is read by its number', async () => {
    const given = { number: 12, html_url: 'https://github.com/acme/shop/issues/12', state: 'closed' };
    github()
      .get('/repos/acme/shop/issues/12')
      .reply(200, { ...given, body: null, labels: [{ name: 'db' }], closed_at: '2026-11-21T10:00:00Z' });
    expect(await askGitHub().followUp(pull, 12)).toEqual({
      number: 12,
      url: given.html_url,
      state: 'closed',
      body: '',
      labels: ['db'],
      closedAt: '2026-11-21T10:00:00Z',
    });
  });

  it.each([404, 410])('that was deleted (%i) is none', async (status) => {
    github().get('/repos/acme/shop/issues/12').reply(status, { message: 'gone' });
    expect(await askGitHub().followUp(pull, 12)).toBeUndefined();
  });
});
