import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PullFacts } from '../../src/domain/snapshot.ts';
import { answerQuery, askGitHub, BASE, faultOf, HEAD, leftOver } from './asking.ts';
import { headWith, list, overviewOf } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const status = (context: string, state: string) => ({ __typename: 'StatusContext', context, state });

let runs = 0;

/** A check run, later than those made before it. */
function run(name: string, conclusion: string | null, { app = 15_368, of = 'COMPLETED' } = {}) {
  runs += 1;
  return {
    __typename: 'CheckRun',
    startedAt: of === 'QUEUED' ? null : new Date(Date.UTC(2026, 10, 21, 10, runs)).toISOString(),
    name,
    status: of,
    conclusion,
    checkSuite: { app: { databaseId: app } },
  };
}

const rollup = (...contexts: readonly object[]) => ({
  head: headWith({ statusCheckRollup: { contexts: list(contexts) } }),
});

/** What the overview makes of these, by name. */
async function statesOf(...contexts: readonly object[]) {
  const { checks } = await overviewOf(rollup(...contexts));
  expect(checks.complete).toBe(true);
  return Object.fromEntries(checks.items.map(({ name, state }) => [name, state]));
}

describe('a status of the head', () => {
  it.each([
    ['SUCCESS', 'success'],
    ['PENDING', 'pending'],
    ['EXPECTED', 'pending'],
    ['FAILURE', 'failure'],
    ['ERROR', 'failure'],
    ['SOMETHING_NEW', 'failure'],
  ])('that says %s is %s', async (state, expected) => {
    expect(await statesOf(status('ci', state))).toEqual({ ci: expected });
  });
});

describe('a check run of the head', () => {
  it.each([
    ['SUCCESS', 'success'],
    ['NEUTRAL', 'success'],
    ['SKIPPED', 'success'],
    ['FAILURE', 'failure'],
    ['CANCELLED', 'failure'],
    ['TIMED_OUT', 'failure'],
    ['ACTION_REQUIRED', 'failure'],
    ['STALE', 'failure'],
    ['STARTUP_FAILURE', 'failure'],
    ['SOMETHING_NEW', 'failure'],
  ])('that ended with %s is %s', async (conclusion, expected) => {
    expect(await statesOf(run('build', conclusion))).toEqual({ build: expected });
  });

  it.each(['QUEUED', 'IN_PROGRESS', 'WAITING', 'REQUESTED'])('that is %s is pending', async (of) => {
    expect(await statesOf(run('build', null, { of }))).toEqual({ build: 'pending' });
  });

  it('that was run again counts as it was last', async () => {
    const failed = run('build', 'FAILURE');
    const again = run('build', 'SUCCESS');
    expect(await statesOf(again, failed)).toEqual({ build: 'success' });
    const queued = run('build', null, { of: 'QUEUED' });
    expect(await statesOf(queued, again)).toEqual({ build: 'pending' });
    expect(await statesOf(again, queued)).toEqual({ build: 'pending' });
  });

  it('of another app does not take the place of one that failed', async () => {
    const failed = run('build', 'FAILURE');
    const mallory = run('build', 'SUCCESS', { app: 666 });
    expect(await statesOf(failed, mallory)).toEqual({ build: 'failure' });
    expect(await statesOf(status('build', 'PENDING'), mallory)).toEqual({ build: 'pending' });
  });
});

describe('the checks of the head', () => {
  it('are none of the gate’s own', async () => {
    const own = [status('migration-gate', 'PENDING'), run('migration-gate/sql', 'FAILURE')];
    expect(await statesOf(...own, status('ci', 'SUCCESS'))).toEqual({ ci: 'success' });
  });

  it('are none where nothing was ever reported', async () => {
    expect((await overviewOf()).checks).toEqual({ complete: true, items: [] });
  });

  it('are unknown where GitHub tells them of another commit', async () => {
    expect((await overviewOf({ head: headWith({ oid: BASE }) })).checks.complete).toBe(false);
  });

  const page = (contexts: object, oid = HEAD) => ({
    repository: {
      pullRequest: {
        headRefOid: HEAD,
        head: { nodes: [{ commit: { oid, statusCheckRollup: { contexts } } }] },
      },
    },
  });

  it('are said to be more than the overview has, and read to the last page when asked for', async () => {
    const first = list([run('build', 'SUCCESS')], 'one');
    const { checks, pull } = await overviewOf({ head: headWith({ statusCheckRollup: { contexts: first } }) });
    expect(checks.complete).toBe(false);
    answerQuery('Checks', page(first), undefined, ({ after }) => expect(after).toBeNull());
    answerQuery('Checks', page(list([status('ci', 'FAILURE')])), undefined, ({ after }) =>
      expect(after).toBe('one'),
    );
    const pulls = askGitHub();
    expect(await pulls.checks(pull)).toEqual({
      complete: true,
      items: [
        { name: 'build', state: 'success' },
        { name: 'ci', state: 'failure' },
      ],
    });
    expect(pulls.requests()).toBe(2);
  });

  it('of another head are read again', async () => {
    const { pull }: { pull: PullFacts } = await overviewOf();
    answerQuery('Checks', page(list([run('build', 'SUCCESS')]), BASE));
    expect(await faultOf(askGitHub().checks(pull))).toMatchObject({
      kind: 'passing',
      message: expect.stringContaining('The head moved while GitHub was asked for the checks of acme/shop#7'),
    });
  });
});
