import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckRun } from '../../src/domain/publication.ts';
import type { PullRef } from '../../src/domain/repository.ts';
import { createPullRequests } from '../../src/github/pull-requests.ts';
import type { CountedPullRequests } from '../../src/usecases/ports/pull-requests.ts';
import { type GitHub, startGitHub } from '../support/github/github.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { blobOid } from './asking.ts';

/** Every method against the stand-in, which holds each request and answer against GitHub's own descriptions. */

let github: GitHub;
let shop: RepositoryScript;
let pulls: CountedPullRequests;
let installation: number;

const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';
const POLICY = 'levels: {}\n';
const PATH = 'db/migrations/002_notes.sql';
const NOBODY = { logins: [], teams: [] };
const repository = { owner: 'acme', name: 'shop' };

beforeAll(async () => {
  github = await startGitHub({ validate: true });
  github.organization('acme', { members: ['mira', 'ann', 'bob'], teams: { dbas: ['ann', 'bob'] } });
  shop = github.repository('acme/shop', {
    files: {
      'README.md': '# Shop\n',
      'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n',
      'db/old.sql': 'SELECT 1;\nSELECT 2;\nSELECT 3;\n',
      '.github/migration-policy.yml': POLICY,
    },
    permissions: { mira: 'write', ann: 'maintain', bob: 'admin', tia: 'triage' },
  });
  installation = github.installationOf('acme').id;
  const octokit = new Octokit({
    authStrategy: createAppAuth,
    auth: { appId: github.app.id, privateKey: github.app.privateKey, installationId: installation },
    baseUrl: github.url,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  pulls = createPullRequests(async () => octokit, github.app.id, { gap: 0 }).counted();
});

afterAll(() => github.close());

function open(head: string, more: Partial<Parameters<RepositoryScript['openPull']>[0]> = {}): PullRef {
  const { number } = shop.openPull({
    head,
    title: 'Add notes',
    author: 'mira',
    files: { [PATH]: ADD },
    ...more,
  });
  return { installation, repository, number };
}

/** How many requests it takes; those for tokens are not GitHub's limit. */
async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  github.requests.reset();
  const counted = pulls.requests();
  await work();
  const made = github.requests.reads + github.requests.writes;
  expect(pulls.requests() - counted).toBe(made);
  return made;
}

describe('the overview', () => {
  it('tells all of a pull request in one request', async () => {
    const pull = open('overview', { coAuthors: ['ann'], body: 'Why' });
    shop.approve(pull.number, 'ann');
    shop.approve(pull.number, 'bob');
    shop.dismiss(pull.number, 'bob', 'ann');
    const requests = await requestsOf(async () => {
      const overview = await pulls.overview(pull, { logins: ['ann', 'tia', 'nobody'], teams: ['acme/dbas'] });
      expect(overview).toMatchObject({
        pull: {
          title: 'Add notes',
          body: 'Why',
          state: 'open',
          author: { login: 'mira', type: 'User' },
          head: shop.head('overview'),
          base: shop.head('main'),
          baseBranch: 'main',
          headRepository: 'same',
          changedFiles: 1,
        },
        files: { complete: true, items: [{ path: PATH, change: 'added' }] },
        reviews: {
          complete: true,
          items: [
            { author: { login: 'ann', type: 'User' }, state: 'approved', commit: shop.head('overview') },
            { author: { login: 'bob' }, state: 'dismissed' },
          ],
        },
        commits: { complete: true, items: [{ sha: shop.head('overview') }] },
        policyFile: { kind: 'present', sha: blobOid(POLICY), content: { kind: 'text', text: POLICY } },
        published: {},
        people: {
          permissions: { ann: 'maintain', tia: 'triage', nobody: 'none' },
          teams: { 'acme/dbas': ['ann', 'bob'] },
        },
        forcePushes: [],
      });
      expect(overview.commits.items[0]?.people).toContainEqual({
        kind: 'account',
        login: 'ann',
        part: 'co-author',
      });
    });
    expect(requests).toBe(1);
  });

  it('reads a fork, and still when the fork is deleted', async () => {
    const fork = shop.fork('mira');
    fork.commit('notes', { [PATH]: ADD }, { author: 'mira' });
    const pull = open('mira:notes', { files: {} });
    const read = async () => {
      const { pull: facts } = await pulls.overview(pull, NOBODY);
      const details = await pulls.details(pull, {
        ...NOBODY,
        entries: [{ commit: facts.head, paths: [PATH] }],
      });
      return [facts.headRepository, details.entries[facts.head]?.[PATH]?.content];
    };
    const content = { kind: 'text', text: ADD, bytes: ADD.length };
    expect(await read()).toEqual(['fork', content]);
    fork.delete();
    expect(await read()).toEqual(['deleted', content]);
    shop.close(pull.number);
  });

  it('tells of a base branch without a policy, and of force-pushes', async () => {
    shop.commit('bare', { '.github/migration-policy.yml': null });
    const pull = open('forced', { base: 'bare' });
    shop.forcePush('forced', { [PATH]: `${ADD}SELECT 1;\n` }, { author: 'mira' });
    const { policyFile, forcePushes } = await pulls.overview(pull, NOBODY);
    expect(policyFile).toEqual({ kind: 'absent' });
    expect(forcePushes).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT/)]);
  });

  it('reads what is longer than a page, one request a page', async () => {
    const pull = open('long');
    for (let at = 0; at < 130; at++) shop.commentReview(pull.number, 'ann', { body: 'Hm' });
    for (let at = 0; at < 60; at++) shop.comment(pull.number, 'bob', 'Hm');
    const requests = await requestsOf(async () => {
      const { reviews } = await pulls.overview(pull, NOBODY);
      expect(reviews.items).toHaveLength(130);
    });
    expect(requests).toBe(3);
  });

  it('of a pull request that is not there says so', async () => {
    const pull = { installation, repository, number: 9_999 };
    await expect(pulls.overview(pull, NOBODY)).rejects.toMatchObject({ kind: 'gone' });
  });
});

describe('files', () => {
  it('are all listed, renamed ones with where they came from', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`docs/${at}.md`, `${at}\n`]));
    const pull = open('many', { files: { ...many, 'README.md': null } });
    shop.rename('many', 'db/old.sql', 'db/new.sql');
    const { pull: facts, files } = await pulls.overview(pull, NOBODY);
    expect(files.complete).toBe(false);
    const requests = await requestsOf(async () => {
      const list = await pulls.changedFiles(facts);
      expect(list.complete).toBe(true);
      expect(list.items).toHaveLength(122);
      expect(list.items).toContainEqual({
        path: 'db/new.sql',
        previousPath: 'db/old.sql',
        change: 'renamed',
      });
      expect(list.items).toContainEqual({ path: 'README.md', change: 'removed' });
    });
    expect(requests).toBe(2);
  });

  it('are what they are', async () => {
    const cut = `SELECT 1;${' '.repeat(600_000)}\n`;
    const sha = shop.commit('kinds', {
      'text.sql': '-- ünïcode\n',
      'link.sql': { content: 'text.sql', mode: '120000' },
      vendor: { content: 'c'.repeat(40), mode: '160000' },
      'run.sql': { content: 'SELECT 1;\n', mode: '100755' },
      'latin1.sql': Uint8Array.from([0x2d, 0x2d, 0xe9]),
      'binary.sql': Uint8Array.from([0, 255, 0]),
      'long.sql': cut,
    });
    const pull = open('kinds-of-files');
    const paths = [
      'text.sql',
      'link.sql',
      'vendor',
      'run.sql',
      'latin1.sql',
      'binary.sql',
      'long.sql',
      'db',
      'none.sql',
    ];
    const { entries } = await pulls.details(pull, {
      ...NOBODY,
      entries: [
        { commit: sha, paths },
        { commit: 'd'.repeat(40), paths: ['text.sql'] },
      ],
    });
    expect(Object.keys(entries)).toEqual([sha]);
    expect(entries[sha]).toMatchObject({
      'text.sql': { mode: 'regular', content: { kind: 'text', text: '-- ünïcode\n' } },
      'link.sql': { mode: 'symlink', content: { reason: 'symlink' } },
      vendor: { mode: 'submodule', content: { reason: 'submodule' } },
      'run.sql': { mode: 'executable', content: { kind: 'text' } },
      'latin1.sql': { content: { reason: 'invalid-utf8' } },
      'binary.sql': { content: { reason: 'binary' } },
      'long.sql': { content: { kind: 'text', text: cut } },
      db: { mode: 'tree', content: { kind: 'unreadable' } },
      'none.sql': { content: { kind: 'absent' } },
    });
  });

  it('of a commit are told in one request', async () => {
    const requests = await requestsOf(async () => {
      const { items, complete } = await pulls.tree(open('tree'), shop.head('main'));
      expect(complete).toBe(true);
      expect(items.map(({ path }) => path)).toContain('db/migrations/001_orders.sql');
    });
    expect(requests).toBe(1);
  });
});

describe('writing', () => {
  const checkRun = (annotations: number): CheckRun => ({
    name: 'migration-gate/sql',
    conclusion: 'neutral',
    title: 'LOW',
    summary: 'Nothing much',
    annotations: Array.from({ length: annotations }, (_, at) => ({
      path: PATH,
      startLine: at + 1,
      endLine: at + 1,
      level: 'notice',
      title: 'T',
      message: 'M',
    })),
    fingerprint: 'f00d',
  });

  it('is found again by the next overview', async () => {
    const pull = open('published');
    const head = shop.head('published');
    shop.comment(pull.number, 'mira', '<!-- migration-gate -->\nnot the app’s');
    shop.setStatus(head, { context: 'ci', state: 'success' }, 'bob');
    const body = '<!-- migration-gate -->\nhello';
    const requests = await requestsOf(() =>
      pulls.publish(
        pull,
        [
          { kind: 'create-comment', body },
          { kind: 'create-check-run', head, checkRun: checkRun(120) },
          { kind: 'set-status', head, state: 'pending', description: 'waits', target: { kind: 'comment' } },
        ],
        {},
      ),
    );
    expect(requests).toBe(5);
    const { published } = await pulls.overview(pull, NOBODY);
    const url = `https://github.com/acme/shop/pull/${pull.number}#issuecomment-${published.comment?.id}`;
    expect(published).toMatchObject({
      comment: { body, url },
      status: { state: 'pending', description: 'waits', targetUrl: url },
      checkRun: { fingerprint: 'f00d' },
    });

    const { comment } = published;
    if (comment === undefined) throw new Error('there is no comment');
    await pulls.publish(
      pull,
      [
        { kind: 'update-comment', id: comment.id, body: `${body} again` },
        { kind: 'create-check-run', head, checkRun: { ...checkRun(1), fingerprint: 'beef' } },
        { kind: 'set-status', head, state: 'success', description: 'done', target: { kind: 'comment' } },
      ],
      published,
    );
    expect((await pulls.overview(pull, NOBODY)).published).toMatchObject({
      comment: { id: comment.id, body: `${body} again` },
      status: { state: 'success', description: 'done', targetUrl: url },
      checkRun: { fingerprint: 'beef' },
    });
  });

  it('may be for a commit of no pull request', async () => {
    const head = shop.head('main');
    await pulls.setStatus(installation, repository, head, { state: 'failure', description: 'no' });
    expect(shop.status(head, 'migration-gate')).toMatchObject({ state: 'failure', description: 'no' });
  });
});

describe('lists', () => {
  it('of open pull requests may be of one branch', async () => {
    shop.branch('release');
    const pull = open('for-release', { base: 'release' });
    expect(await pulls.openPulls(installation, repository, { baseBranch: 'release' })).toEqual([pull]);
    expect((await pulls.openPulls(installation, repository, {})).length).toBeGreaterThan(1);
  });

  it('of repositories are what the installation covers', async () => {
    github.repository('acme/till');
    expect(await pulls.repositories(installation)).toEqual([repository, { owner: 'acme', name: 'till' }]);
  });
});

describe('an app that may less', () => {
  it('misses a team’s members, and does not take the team for empty', async () => {
    const pull = open('less');
    const { permissions } = github.installationOf('acme');
    const { members } = permissions;
    permissions.members = undefined;
    const { people } = await pulls.details(pull, { entries: [], logins: ['ann'], teams: ['acme/dbas'] });
    permissions.members = members;
    expect(people).toEqual({ permissions: { ann: 'maintain' }, teams: {} });
  });

  it('may not read what it was not given, and says which permissions it takes', async () => {
    const pull = open('nothing');
    const { permissions } = github.installationOf('acme');
    const { contents } = permissions;
    permissions.contents = undefined;
    const details = pulls.details(pull, {
      ...NOBODY,
      entries: [{ commit: shop.head('nothing'), paths: [PATH] }],
    });
    await expect(details).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('permissions of app.yml'),
    });
    permissions.contents = contents;
  });
});
