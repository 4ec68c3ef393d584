import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Overview, Wanted } from '../../src/usecases/ports/pull-requests.ts';
import {
  answerQuery,
  askGitHub,
  BASE,
  blobOid,
  faultOf,
  github,
  HEAD,
  leftOver,
  noFile,
  pull,
  treeEntry,
} from './asking.ts';
import { commit, list, overviewAnswer, POLICY, review } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const NOBODY: Wanted = { logins: [], teams: [] };

async function overviewOf(pullRequest: object = {}, errors?: readonly object[]): Promise<Overview> {
  answerQuery('Overview', overviewAnswer(pullRequest), errors);
  return askGitHub().overview(pull, NOBODY);
}

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

describe('what is published', () => {
  const ours = {
    databaseId: 31,
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
    head: { nodes: [{ commit: { oid: HEAD, status: of === null ? null : { context: of }, checkSuites } }] },
  });

  it('is our comment, our status and our check run', async () => {
    const runs = { nodes: [{ checkRuns: { nodes: [{ databaseId: 5, externalId: 'abc' }] } }] };
    const overview = await overviewOf({ comments: list([ours]), ...headOf(status, runs) });
    expect(overview.published).toEqual({
      comment: { id: 31, nodeId: 'IC_31', url: ours.url, body: ours.body },
      status: { state: 'success', description: 'ok', targetUrl: ours.url },
      checkRun: { id: 5, fingerprint: 'abc' },
    });
  });

  it('is nobody else’s comment with our marker, nor a comment of ours without it', async () => {
    const comments = list([
      { ...ours, viewerDidAuthor: false },
      { ...ours, body: 'about something else' },
    ]);
    expect((await overviewOf({ comments })).published).toEqual({});
  });

  it('is no status of our name that somebody else set', async () => {
    expect((await overviewOf(headOf({ ...status, creator: { login: 'mallory' } }))).published).toEqual({});
    expect((await overviewOf(headOf({ ...status, creator: null }))).published).toEqual({});
  });

  it('is nothing of another head', async () => {
    const elsewhere = {
      head: { nodes: [{ commit: { oid: BASE, status: { context: status }, checkSuites: null } }] },
    };
    expect((await overviewOf(elsewhere)).published).toEqual({});
  });
});

describe('people', () => {
  const ann: Wanted = { logins: ['Ann'], teams: [] };
  const edge = (login: string, permission: string) => ({ permission, node: { login } });
  const askFor = (wanted: Wanted, repository: object, errors?: readonly object[]) => {
    answerQuery('Overview', overviewAnswer({}, repository), errors);
    return askGitHub().overview(pull, wanted);
  };

  it('have the permission of the one whose login it is, not of one who is called alike', async () => {
    const permission0 = { edges: [edge('annika', 'ADMIN'), edge('ann', 'MAINTAIN')] };
    expect((await askFor(ann, { permission0 })).people.permissions).toEqual({ ann: 'maintain' });
  });

  it('who are no collaborators have none', async () => {
    expect((await askFor(ann, { permission0: { edges: [] } })).people.permissions).toEqual({ ann: 'none' });
  });

  it.each([
    ['maintain', 'write', {}, 'maintain'],
    [
      'db-steward',
      'write',
      { permissions: { admin: false, maintain: true, push: true, pull: true } },
      'maintain',
    ],
    ['db-reader', 'read', { permissions: { admin: false, push: false, triage: true, pull: true } }, 'triage'],
    ['db-writer', 'write', {}, 'write'],
  ])(
    'with role %s (%s) that the list does not tell are asked for by REST',
    async (role, old, user, expected) => {
      github()
        .get('/repos/acme/shop/collaborators/Ann/permission')
        .reply(200, { permission: old, role_name: role, user });
      const error = { type: 'FORBIDDEN', path: ['repository', 'permission0'], message: 'no' };
      const { people } = await askFor(ann, { permission0: null }, [error]);
      expect(people.permissions).toEqual({ ann: expected });
    },
  );

  it('of whom GitHub does not tell are missing, and have not nothing', async () => {
    github().get('/repos/acme/shop/collaborators/Ann/permission').reply(403, { message: 'no' });
    const crowd = { edges: Array.from({ length: 20 }, (_, at) => edge(`ann${at}`, 'READ')) };
    expect((await askFor(ann, { permission0: crowd })).people.permissions).toEqual({});
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
