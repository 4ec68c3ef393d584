import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerQuery, askGitHub, BASE, faultOf, HEAD, leftOver, pull } from './asking.ts';
import { commit, list, NOBODY, overviewAnswer, overviewOf, review } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

describe('its reviews', () => {
  it('tell their states, a dismissed one too, and whose they were', async () => {
    const { reviews } = await overviewOf({
      reviews: list([
        review({ fullDatabaseId: '9007199254740' }),
        review({ state: 'DISMISSED', author: null, commit: null }),
        review({ state: 'CHANGES_REQUESTED', author: { __typename: 'Bot', login: 'linter' } }),
        review({ state: 'PENDING', submittedAt: null }),
      ]),
    });
    expect(reviews.complete).toBe(true);
    expect(reviews.items).toEqual([
      {
        id: 9007199254740,
        author: { login: 'Ann', type: 'User' },
        state: 'approved',
        submittedAt: '2026-11-20T10:00:00Z',
        url: 'https://github.com/acme/shop/pull/7#pullrequestreview-2501',
        commit: HEAD,
      },
      expect.objectContaining({ state: 'dismissed' }),
      expect.objectContaining({ state: 'changes-requested', author: { login: 'linter', type: 'Bot' } }),
    ]);
    expect(reviews.items[1]).not.toHaveProperty('author');
    expect(reviews.items[1]).not.toHaveProperty('commit');
  });

  it('are read to the last page, one request each', async () => {
    const page = (nodes: object, headRefOid = HEAD) => ({
      repository: { pullRequest: { headRefOid, page: nodes } },
    });
    answerQuery('Overview', overviewAnswer({ reviews: list([review()], 'one') }));
    answerQuery('Page', page(list([review()], 'two')));
    answerQuery('Page', page(list([review()])));
    const pulls = askGitHub();
    const { reviews } = await pulls.overview(pull, NOBODY);
    expect(reviews).toMatchObject({ complete: true, items: [{}, {}, {}] });
    expect(pulls.requests()).toBe(3);
  });

  it('are read again when the head moved between two pages', async () => {
    answerQuery('Overview', overviewAnswer({ commits: list([commit(HEAD)], 'one') }));
    answerQuery('Page', {
      repository: { pullRequest: { headRefOid: BASE, page: list([commit(BASE)]) } },
    });
    expect(await faultOf(askGitHub().overview(pull, NOBODY))).toMatchObject({
      kind: 'passing',
      message: expect.stringContaining(
        'The head moved while GitHub was asked for the commits of acme/shop#7',
      ),
    });
  });
});

describe('its commits', () => {
  const person = (name: string, user: string | null, email = `${name}@example.com`) => ({
    name,
    email,
    user: user === null ? null : { login: user },
  });
  const peopleOf = async (given: Parameters<typeof commit>[1]) =>
    (await overviewOf({ commits: list([commit(HEAD, given)]) })).commits.items[0]?.people;

  it('name author, co-authors and committer', async () => {
    expect(
      await peopleOf({
        authors: [person('Mira', 'mira'), person('Ann', 'ann')],
        committer: person('Bob', 'bob'),
      }),
    ).toEqual([
      { kind: 'account', login: 'mira', part: 'author' },
      { kind: 'account', login: 'ann', part: 'co-author' },
      { kind: 'account', login: 'bob', part: 'committer' },
    ]);
  });

  it('say of whom GitHub knows no account', async () => {
    expect(await peopleOf({ authors: [person('x', null)], committer: null })).toEqual([
      { kind: 'unattributed', name: 'x', email: 'x@example.com', part: 'author' },
    ]);
  });

  it('know a bot by its address, which GraphQL gives no account', async () => {
    const bot = person('dependabot[bot]', null, '49699333+dependabot[bot]@users.noreply.github.com');
    expect(await peopleOf({ authors: [bot], committer: null })).toEqual([
      { kind: 'account', login: 'dependabot[bot]', part: 'author' },
    ]);
  });

  it.each([person('GitHub', 'web-flow', 'noreply@github.com'), person('GitHub', null, 'noreply@github.com')])(
    'leave GitHub out where it committed for somebody, and take it for nobody where it is the author',
    async (webFlow) => {
      expect(await peopleOf({ authors: [person('Mira', 'mira')], committer: webFlow })).toEqual([
        { kind: 'account', login: 'mira', part: 'author' },
      ]);
      expect(await peopleOf({ authors: [webFlow], committer: null })).toMatchObject([
        { kind: 'unattributed', part: 'author' },
      ]);
    },
  );

  it('with more authors than are listed have somebody unknown among them', async () => {
    const many = commit(HEAD);
    const authors = { ...many.commit.authors, totalCount: 51 };
    const { commits } = await overviewOf({ commits: list([{ commit: { ...many.commit, authors } }]) });
    expect(commits.items[0]?.people).toContainEqual(expect.objectContaining({ kind: 'unattributed' }));
  });

  it('that GitHub counts but does not list make the list incomplete', async () => {
    const commits = { ...list([commit(HEAD)]), totalCount: 300 };
    expect((await overviewOf({ commits })).commits.complete).toBe(false);
  });
});
