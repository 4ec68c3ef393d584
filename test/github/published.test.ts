import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerQuery, askGitHub, BASE, HEAD, leftOver, pull } from './asking.ts';
import { headWith, list, NOBODY, overviewAnswer, overviewOf } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

describe('what is published', () => {
  const ours = {
    fullDatabaseId: '3158262781',
    id: 'IC_31',
    url: 'https://github.com/acme/shop/pull/7#issuecomment-31',
    body: '<!-- migration-gate -->\nhello',
    viewerDidAuthor: true,
  };
  const status = {
    state: 'SUCCESS',
    description: 'ok',
    targetUrl: ours.url,
    creator: { login: 'migration-gate' },
  };
  const headOf = (of: object | null, checkSuites: object = { nodes: [] }) => ({
    head: headWith({ status: of === null ? null : { context: of }, checkSuites }),
  });

  it('is our comment, our status and our check run', async () => {
    const runs = { nodes: [{ checkRuns: { nodes: [{ externalId: 'abc' }] } }] };
    const overview = await overviewOf({ comments: list([ours]), ...headOf(status, runs) });
    expect(overview.published).toEqual({
      comment: { id: 3_158_262_781, nodeId: 'IC_31', url: ours.url, body: ours.body },
      status: { state: 'success', description: 'ok', targetUrl: ours.url },
      checkRun: { fingerprint: 'abc' },
    });
  });

  it('is nobody else’s comment with our marker, nor a comment of ours without it', async () => {
    const comments = list([
      { ...ours, viewerDidAuthor: false },
      { ...ours, body: 'about something else' },
    ]);
    expect((await overviewOf({ comments })).published).toEqual({});
  });

  it('is a second comment once the pull request is merged, however many comments stand between', async () => {
    const after = { ...ours, fullDatabaseId: '32', body: '<!-- migration-gate:after-merge -->\nDeployed?' };
    const mallory = { ...after, fullDatabaseId: '30', viewerDidAuthor: false };
    const merged = { state: 'MERGED', comments: list([ours, mallory], 'one') };
    answerQuery('Overview', overviewAnswer(merged));
    answerQuery('Page', { repository: { pullRequest: { headRefOid: HEAD, page: list([after]) } } });
    const { published } = await askGitHub().overview(pull, NOBODY);
    expect(published).toMatchObject({
      comment: { id: 3_158_262_781 },
      afterMergeComment: { id: 32, body: after.body },
    });
  });

  it('is looked for no further than the first comment while the pull request is open', async () => {
    answerQuery('Overview', overviewAnswer({ comments: list([ours], 'one') }));
    const pulls = askGitHub();
    await pulls.overview(pull, NOBODY);
    expect(pulls.requests()).toBe(1);
  });

  it('is no status of our name that somebody else set', async () => {
    expect((await overviewOf(headOf({ ...status, creator: { login: 'mallory' } }))).published).toEqual({});
    expect((await overviewOf(headOf({ ...status, creator: null }))).published).toEqual({});
  });

  it('is nothing of another head', async () => {
    const elsewhere = { head: headWith({ oid: BASE, status: { context: status } }) };
    expect((await overviewOf(elsewhere)).published).toEqual({});
  });
});
