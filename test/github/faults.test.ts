import type { Octokit } from '@octokit/rest';
import nock from 'nock';
import { ProbotOctokit } from 'probot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPullRequests } from '../../src/github/pull-requests.ts';
import { APP_ID, askGitHub, faultOf, github, HEAD, leftOver, pull } from './asking.ts';
import { overviewAnswer } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const RESET = 1_900_000_000;

/** What becomes of an answer by REST. */
function ofRest(status: number, body: object | string = { message: 'Nope' }, headers: object = {}) {
  github()
    .get('/repos/acme/shop/git/trees/main')
    .query(true)
    .reply(status, body, { ...headers });
  return faultOf(askGitHub().tree(pull, 'main'));
}

/** What becomes of an answer by GraphQL. */
function ofGraphql(errors: readonly object[], octokit?: Octokit, headers: object = {}) {
  github()
    .post('/graphql')
    .reply(200, { data: null, errors }, { ...headers });
  return faultOf(askGitHub(octokit).overview(pull, { logins: [], teams: [] }));
}

describe('a request by REST that fails', () => {
  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'gone'],
    [408, 'passing'],
    [410, 'gone'],
    [422, 'unexpected'],
    [500, 'passing'],
    [502, 'passing'],
    [503, 'passing'],
    [504, 'passing'],
  ])('with %i is %s, and says of what and what to do', async (status, kind) => {
    expect(await ofRest(status)).toMatchObject({
      name: 'GitHubFault',
      kind,
      message: expect.stringMatching(new RegExp(`\\(${status}.*the files of acme/shop.*(?:;|:) \\w+`)),
    });
  });

  it('by the primary limit is tried again when that ends', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) };
    const message = 'API rate limit exceeded for installation.';
    expect(await ofRest(403, { message }, headers)).toMatchObject({
      kind: 'rate-limited',
      retryAt: new Date(RESET * 1_000),
    });
  });

  it.each([403, 429])('by a secondary limit (%i) is tried again when GitHub says', async (status) => {
    const before = Date.now();
    const fault = await ofRest(
      status,
      { message: 'You have exceeded a secondary rate limit.' },
      { 'retry-after': '90' },
    );
    expect(fault).toMatchObject({ kind: 'rate-limited' });
    const { retryAt } = fault as { retryAt: Date };
    expect(retryAt.getTime()).toBeGreaterThanOrEqual(before + 90_000);
    expect(retryAt.getTime()).toBeLessThan(Date.now() + 91_000);
  });

  it('by a secondary limit that does not say when is tried again after a minute', async () => {
    const before = Date.now();
    const fault = await ofRest(403, { message: 'You have exceeded a secondary rate limit.' });
    expect(fault).toMatchObject({ kind: 'rate-limited' });
    expect((fault as { retryAt: Date }).retryAt.getTime()).toBeGreaterThanOrEqual(before + 60_000);
  });

  it('to be answered at all is passing', async () => {
    github().get('/repos/acme/shop/git/trees/main').query(true).replyWithError('socket hang up');
    expect(await faultOf(askGitHub().tree(pull, 'main'))).toMatchObject({
      kind: 'passing',
      message: expect.stringContaining('GitHub did not answer when asked for the files of acme/shop'),
    });
  });

  it.each(['', '{"truncated":false,"tree":[{"pa', 'a page of HTML'])(
    'in the middle (%j) is passing',
    async (body) => {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      expect(await ofRest(200, body, headers)).toMatchObject({
        kind: 'passing',
        message: expect.stringContaining('was cut off when asked for the files of acme/shop'),
      });
    },
  );

  it.each([{ truncated: 'no' }, []])('to make sense (%j) is unexpected', async (body) => {
    expect(await ofRest(200, body)).toMatchObject({
      kind: 'unexpected',
      message: expect.stringContaining('another form than documented'),
    });
  });
});

/** As the server makes it: what GitHub limits is not waited for. */
const throttled = () =>
  new ProbotOctokit({
    auth: { token: 'x' },
    retry: { enabled: false },
    throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  }) as unknown as Octokit;

describe('a request by GraphQL that fails', () => {
  const limit = { type: 'RATE_LIMITED', message: 'API rate limit exceeded' };
  const untold = (type?: string) => ({ ...(type === undefined ? {} : { type }), message: 'Nope' });

  it.each([
    ['passing', untold()],
    ['passing', untold('SERVICE_UNAVAILABLE')],
    ['forbidden', untold('FORBIDDEN')],
    ['gone', { ...untold('NOT_FOUND'), path: ['repository', 'pullRequest'] }],
  ])('is %s, and says of what', async (kind, error) => {
    expect(await ofGraphql([error])).toMatchObject({
      name: 'GitHubFault',
      kind,
      message: expect.stringMatching(/\(Nope\).*pull request acme\/shop#7.*(?:;|:) \w+/),
    });
  });

  it.each([
    ['an Octokit', undefined],
    ['an Octokit that throttles', throttled],
  ])('by the primary limit, asked through %s, is tried again when that ends', async (_, make) => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) };
    expect(await ofGraphql([limit], make?.(), headers)).toMatchObject({
      kind: 'rate-limited',
      retryAt: new Date(RESET * 1_000),
    });
  });

  it('by a secondary limit is rate-limited, though GitHub gives it no type', async () => {
    expect(await ofGraphql([{ message: 'You have exceeded a secondary rate limit.' }])).toMatchObject({
      kind: 'rate-limited',
      retryAt: expect.any(Date),
    });
  });

  it('to make sense is unexpected, and says where', async () => {
    github()
      .post('/graphql')
      .reply(200, { data: overviewAnswer({ isDraft: 'perhaps' }) });
    expect(await faultOf(askGitHub().overview(pull, { logins: [], teams: [] }))).toMatchObject({
      kind: 'unexpected',
      message: expect.stringContaining('repository.pullRequest.isDraft'),
    });
  });
});

describe('a commit', () => {
  it('that is gone since it was read makes a write out of date, and nothing wrong', async () => {
    github()
      .post(`/repos/acme/shop/statuses/${HEAD}`)
      .reply(422, { message: `No commit found for SHA: ${HEAD}` });
    const status = { state: 'pending', description: 'said' } as const;
    expect(await faultOf(askGitHub().setStatus(1, pull.repository, HEAD, status))).toMatchObject({
      kind: 'outdated',
      message: expect.stringContaining('no such commit any more'),
    });
  });
});

describe('an installation', () => {
  it('that is gone is a fault like others', async () => {
    const error = Object.assign(new Error('Not Found'), { status: 404, response: { headers: {} } });
    const pulls = createPullRequests(() => Promise.reject(error), APP_ID);
    expect(await faultOf(pulls.repositories(5))).toMatchObject({
      kind: 'gone',
      message: expect.stringContaining('installation 5'),
    });
  });
});
