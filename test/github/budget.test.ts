import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Write } from '../../src/domain/publication.ts';
import { askGitHub, faultOf, github, HEAD, leftOver, pull } from './asking.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const RESET = 4_000_000_000;

/** An answer that says how much of 5,000 requests is left. */
const answerTree = (remaining: number) =>
  github()
    .get('/repos/acme/shop/git/trees/main')
    .query(true)
    .reply(
      200,
      { truncated: false, tree: [] },
      {
        'x-ratelimit-resource': 'core',
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': String(RESET),
      },
    );

const status: Write = {
  kind: 'set-status',
  head: HEAD,
  state: 'pending',
  description: 'said',
  target: { kind: 'url', url: 'https://example.com/' },
};
const labels: Write = { kind: 'add-labels', labels: ['migration: low'] };
const reset = new Date(RESET * 1_000);

describe('where little of the budget is left', () => {
  it('the status goes, labels wait until there is more, and sweeps with them', async () => {
    const pulls = askGitHub();
    answerTree(500);
    await pulls.tree(pull, 'main');
    github().post(`/repos/acme/shop/statuses/${HEAD}`).reply(201, {});
    expect(await pulls.publish(pull, [status, labels], {})).toEqual({
      followUps: [],
      refused: [],
      postponedUntil: reset,
    });
    expect(await pulls.turn(1, 'sweep')).toEqual({ kind: 'wait', until: reset });
    expect(await pulls.turn(2, 'sweep')).toEqual({ kind: 'go' });
  });

  it('of half of it only sweeps wait', async () => {
    const pulls = askGitHub();
    answerTree(2_500);
    await pulls.tree(pull, 'main');
    expect(await pulls.turn(1, 'nicety')).toEqual({ kind: 'go' });
    expect(await pulls.turn(1, 'sweep')).toEqual({ kind: 'wait', until: reset });
    expect(await pulls.budget(1)).toMatchObject({ allowances: [{ resource: 'core', remaining: 2_500 }] });
  });
});

describe('where nothing is left', () => {
  it('GitHub is not even asked', async () => {
    const pulls = askGitHub();
    answerTree(0);
    await pulls.tree(pull, 'main');
    for (const asking of [pulls.tree(pull, 'main'), pulls.overview(pull, { logins: [], teams: [] })])
      expect(await faultOf(asking)).toMatchObject({ kind: 'rate-limited', retryAt: reset });
  });
});
