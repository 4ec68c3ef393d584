import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  answerQuery,
  askGitHub,
  BASE,
  blobOid,
  faultOf,
  HEAD,
  leftOver,
  noFile,
  pull,
  treeEntry,
} from './asking.ts';
import { list, overviewAnswer, overviewOf, POLICY, review } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

describe('the overview of a pull request', () => {
  it('takes one request, and every name in it is a variable', async () => {
    let seen: Readonly<Record<string, unknown>> = {};
    answerQuery('Overview', overviewAnswer({}, { permission0: { edges: [] } }), undefined, (variables) => {
      seen = variables;
    });
    const pulls = askGitHub();
    const overview = await pulls.overview(pull, { logins: ['ann"){evil}'], teams: [] });
    expect(pulls.requests()).toBe(1);
    expect(seen).toMatchObject({ owner: 'acme', name: 'shop', number: 7, login0: 'ann"){evil}' });
    expect(overview.pull).toEqual({
      ref: pull,
      title: 'Add notes',
      body: '',
      url: 'https://github.com/acme/shop/pull/7',
      state: 'open',
      draft: false,
      labels: [],
      requested: [],
      author: { login: 'mira', type: 'User' },
      head: HEAD,
      base: BASE,
      baseBranch: 'main',
      headRepository: 'same',
      changedFiles: 1,
    });
    expect(overview.files).toEqual({
      complete: true,
      items: [{ path: 'db/migrations/002_notes.sql', change: 'added' }],
    });
  });

  it.each([
    ['from a fork', { isCrossRepository: true, headRepository: { nameWithOwner: 'mira/shop' } }, 'fork'],
    ['from a repository that was deleted', { isCrossRepository: true, headRepository: null }, 'deleted'],
  ])('%s is read through the base repository', async (_, given, expected) => {
    const overview = await overviewOf(given);
    expect(overview.pull).toMatchObject({ headRepository: expected, head: HEAD });
    expect(overview.commits.items).toHaveLength(1);
  });

  it('tells its labels, and who was ever asked for a review, each once', async () => {
    const asked = (requestedReviewer: object | null) => ({ requestedReviewer });
    const nodes = [{ login: 'ann' }, { combinedSlug: 'acme/dbas' }, { login: 'ann' }, null].map(asked);
    const overview = await overviewOf({ labels: { nodes: [{ name: 'db' }] }, requests: { nodes } });
    expect(overview.pull).toMatchObject({ labels: ['db'], requested: ['ann', 'acme/dbas'] });
  });

  it('is whole without the teams that GitHub does not tell to have been asked', async () => {
    const path = ['repository', 'pullRequest', 'requests', 'nodes', 0, 'requestedReviewer'];
    const error = { type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' };
    const overview = await overviewOf({ requests: { nodes: [{ requestedReviewer: null }] } }, [error]);
    expect(overview.pull.requested).toEqual([]);
  });

  it('that is merged tells when and as what, and the base branch of before', async () => {
    const overview = await overviewOf({
      state: 'MERGED',
      mergedAt: '2026-11-21T10:00:00Z',
      mergeCommit: { oid: 'c'.repeat(40) },
      baseRef: { target: { oid: 'c'.repeat(40), policy: treeEntry(POLICY) } },
      reviews: list([review({ submittedAt: '2026-11-21T11:00:00Z' })]),
    });
    expect(overview.pull).toMatchObject({
      state: 'merged',
      mergedAt: '2026-11-21T10:00:00Z',
      mergeCommit: 'c'.repeat(40),
      base: BASE,
    });
    expect(overview.reviews.items).toMatchObject([{ submittedAt: '2026-11-21T11:00:00Z' }]);
  });

  it('of a deleted account has no author', async () => {
    expect((await overviewOf({ author: null })).pull).not.toHaveProperty('author');
  });

  it('calls a kind of account that is new to it no person', async () => {
    const author = { __typename: 'Agent', login: 'copilot' };
    expect((await overviewOf({ author })).pull.author).toEqual({ login: 'copilot', type: 'Bot' });
  });

  it('names removed and renamed files as REST does', async () => {
    const nodes = [
      { path: 'a.sql', changeType: 'DELETED' },
      { path: 'b.sql', changeType: 'RENAMED' },
      { path: 'c.sql', changeType: 'CHANGED' },
      { path: 'd.sql', changeType: 'MOVED_TO_THE_MOON' },
    ];
    const { files } = await overviewOf({ changedFiles: 4, files: list(nodes) });
    expect(files.items.map(({ change }) => change)).toEqual(['removed', 'renamed', 'changed', 'changed']);
  });

  it.each([
    ['has more files than a page', { changedFiles: 101 }, false],
    ['has no list of files though files are counted', { changedFiles: 3, files: null }, false],
    ['changes nothing', { changedFiles: 0, files: null }, true],
  ])('that %s says whether the list is whole', async (_, given, complete) => {
    expect((await overviewOf(given)).files.complete).toBe(complete);
  });
});

describe('the policy', () => {
  const baseRef = (policy: unknown) => ({ baseRef: { target: { oid: BASE, policy } } });

  it('is the base branch’s file', async () => {
    expect((await overviewOf()).policyFile).toEqual({
      kind: 'present',
      path: '.github/migration-policy.yml',
      sha: blobOid(POLICY),
      content: { kind: 'text', text: POLICY, bytes: POLICY.length },
    });
  });

  it('may be absent, which GitHub says by an error', async () => {
    const error = noFile('repository', 'pullRequest', 'baseRef', 'target', 'policy');
    expect((await overviewOf(baseRef(null), [error])).policyFile).toEqual({ kind: 'absent' });
  });

  it('that is a symbolic link is not followed', async () => {
    const link = treeEntry('../other.yml', { mode: 'symlink' });
    expect((await overviewOf(baseRef(link))).policyFile).toMatchObject({
      kind: 'present',
      content: { kind: 'unreadable', reason: 'symlink' },
    });
  });

  it('that may not be read is not taken for absent', async () => {
    const error = {
      ...noFile('repository', 'pullRequest', 'baseRef', 'target', 'policy'),
      type: 'FORBIDDEN',
    };
    expect(await faultOf(overviewOf(baseRef(null), [error]))).toMatchObject({ kind: 'forbidden' });
  });

  it('of a base branch that is gone is not taken for absent', async () => {
    expect(await faultOf(overviewOf({ baseRef: null }))).toMatchObject({
      kind: 'passing',
      message: expect.stringContaining('no branch main'),
    });
    expect((await overviewOf({ baseRef: null, state: 'MERGED' })).policyFile).toEqual({ kind: 'absent' });
  });
});

describe('an answer in part', () => {
  it.each([
    ['reviews', { type: 'FORBIDDEN' }, 'forbidden'],
    ['commits', { type: 'SERVICE_UNAVAILABLE' }, 'passing'],
    ['files', {}, 'passing'],
  ])('without the %s is not taken for the whole', async (field, type, kind) => {
    const error = { ...type, path: ['repository', 'pullRequest', field], message: 'cannot' };
    expect(await faultOf(overviewOf({ [field]: null }, [error]))).toMatchObject({
      name: 'GitHubFault',
      kind,
    });
  });

  it('that lacks a policy and something else is passing, for it is the something else that matters', async () => {
    const errors = [
      noFile('repository', 'pullRequest', 'baseRef', 'target', 'policy'),
      { message: 'Something went wrong while executing your query.' },
    ];
    expect(await faultOf(overviewOf({}, errors))).toMatchObject({ kind: 'passing' });
  });
});
