import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerQuery, askGitHub, BASE, faultOf, leftOver } from './asking.ts';
import { overviewOf } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

type Brought = readonly [mergedAt: string | null, baseRefName: string];

const change = (committedDate: string, ...brought: readonly Brought[]) => ({
  nodes: [
    {
      committedDate,
      associatedPullRequests: {
        nodes: brought.map(([mergedAt, baseRefName]) => ({ mergedAt, baseRefName })),
      },
    },
  ],
});

const answer = (object: object | null) => answerQuery('LastChanged', { repository: { object } });

/** When `a.sql` was last changed, when GitHub gives this of it. */
async function changedAt(last0: object) {
  const { pull } = await overviewOf();
  answer({ last0 });
  return (await askGitHub().lastChanged(pull, ['a.sql']))['a.sql'];
}

describe('when a file of the base branch was last changed', () => {
  it('is asked of the base’s head, all paths in one request', async () => {
    const { pull } = await overviewOf();
    let seen: Readonly<Record<string, unknown>> = {};
    const object = { last0: change('2026-01-02T03:04:05Z'), last1: { nodes: [] } };
    answerQuery('LastChanged', { repository: { object } }, undefined, (variables) => {
      seen = variables;
    });
    const pulls = askGitHub();
    expect(await pulls.lastChanged(pull, ['a.sql', 'never.sql', 'a.sql'])).toEqual({
      'a.sql': '2026-01-02T03:04:05.000Z',
    });
    expect(seen).toEqual({ owner: 'acme', name: 'shop', commit: BASE, path0: 'a.sql', path1: 'never.sql' });
    expect(pulls.requests()).toBe(1);
  });

  it('is when its pull request was merged, whatever date the commit bears', async () => {
    expect(await changedAt(change('2020-01-01T00:00:00Z', ['2026-11-20T10:00:00Z', 'main']))).toBe(
      '2026-11-20T10:00:00.000Z',
    );
  });

  it('is the commit’s date where no pull request brought it to this branch', async () => {
    const elsewhere: readonly Brought[] = [
      ['2026-11-20T10:00:00Z', 'release'],
      [null, 'main'],
    ];
    expect(await changedAt(change('2026-01-01T02:00:00+02:00', ...elsewhere))).toBe(
      '2026-01-01T00:00:00.000Z',
    );
  });

  it('is unknown at a commit that is gone', async () => {
    const { pull } = await overviewOf();
    answer(null);
    expect(await askGitHub().lastChanged(pull, ['a.sql'])).toEqual({});
  });

  it('costs nothing for no file, and one request for each 50', async () => {
    const { pull } = await overviewOf();
    const pulls = askGitHub();
    expect(await pulls.lastChanged(pull, [])).toEqual({});
    const paths = Array.from({ length: 51 }, (_, at) => `${at}.sql`);
    const all = Object.fromEntries(paths.map((_, at) => [`last${at}`, change('2026-01-01T00:00:00Z')]));
    answer(all);
    answer({ last0: change('2026-02-01T00:00:00Z') });
    expect(await pulls.lastChanged(pull, paths)).toMatchObject({ '50.sql': '2026-02-01T00:00:00.000Z' });
    expect(pulls.requests()).toBe(2);
  });

  it('is not made up where GitHub answers in part', async () => {
    const { pull } = await overviewOf();
    const error = { message: 'Something went wrong', path: ['repository', 'object', 'last0'] };
    answerQuery('LastChanged', { repository: { object: { last0: null } } }, [error]);
    expect(await faultOf(askGitHub().lastChanged(pull, ['a.sql']))).toMatchObject({ kind: 'passing' });
  });
});
