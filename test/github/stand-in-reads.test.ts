import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobOid } from './asking.ts';
import { ADD, NOBODY, PATH, POLICY, repository, type StandIn, startStandIn } from './stand-in.ts';

let at: StandIn;

beforeAll(async () => {
  at = await startStandIn();
});

afterAll(() => at.close());

describe('the overview', () => {
  it('tells all of a pull request in one request', async () => {
    const pull = at.open('overview', { coAuthors: ['ann'], body: 'Why' });
    at.shop.approve(pull.number, 'ann');
    at.shop.approve(pull.number, 'bob');
    at.shop.dismiss(pull.number, 'bob', 'ann');
    const requests = await at.requestsOf(async () => {
      const overview = await at.pulls.overview(pull, {
        logins: ['ann', 'tia', 'nobody'],
        teams: ['acme/dbas'],
      });
      expect(overview).toMatchObject({
        pull: {
          title: 'Add notes',
          body: 'Why',
          state: 'open',
          author: { login: 'mira', type: 'User' },
          head: at.shop.head('overview'),
          base: at.shop.head('main'),
          baseBranch: 'main',
          headRepository: 'same',
          changedFiles: 1,
        },
        files: { complete: true, items: [{ path: PATH, change: 'added' }] },
        reviews: {
          complete: true,
          items: [
            { author: { login: 'ann', type: 'User' }, state: 'approved', commit: at.shop.head('overview') },
            { author: { login: 'bob' }, state: 'dismissed' },
          ],
        },
        commits: { complete: true, items: [{ sha: at.shop.head('overview') }] },
        policyFile: { kind: 'present', sha: blobOid(POLICY), content: { kind: 'text', text: POLICY } },
        published: {},
        people: {
          permissions: { ann: 'maintain', tia: 'triage', nobody: 'none' },
          teams: { 'acme/dbas': ['ann', 'bob'] },
        },
        forcePushes: [],
        twins: [],
      });
      expect(overview.commits.items[0]?.people).toContainEqual({
        kind: 'account',
        login: 'ann',
        part: 'co-author',
      });
    });
    expect(requests).toEqual({ counted: 1, made: 1 });
  });

  it('reads a fork, and still when the fork is deleted', async () => {
    const fork = at.shop.fork('mira');
    fork.commit('notes', { [PATH]: ADD }, { author: 'mira' });
    const pull = at.open('mira:notes', { files: {} });
    const read = async () => {
      const { pull: facts } = await at.pulls.overview(pull, NOBODY);
      const details = await at.pulls.details(pull, {
        ...NOBODY,
        entries: [{ commit: facts.head, paths: [PATH] }],
      });
      return [facts.headRepository, details.entries[facts.head]?.[PATH]?.content];
    };
    const content = { kind: 'text', text: ADD, bytes: ADD.length };
    expect(await read()).toEqual(['fork', content]);
    fork.delete();
    expect(await read()).toEqual(['deleted', content]);
    at.shop.close(pull.number);
  });

  it('tells of a base branch without a policy, and of force-pushes', async () => {
    at.shop.commit('bare', { '.github/migration-policy.yml': null });
    const pull = at.open('forced', { base: 'bare' });
    at.shop.forcePush('forced', { [PATH]: `${ADD}SELECT 1;\n` }, { author: 'mira' });
    const { policyFile, forcePushes } = await at.pulls.overview(pull, NOBODY);
    expect(policyFile).toEqual({ kind: 'absent' });
    expect(forcePushes).toEqual([
      { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), by: expect.any(String), to: expect.any(String) },
    ]);
  });

  it('reads what is longer than a page, one request a page', async () => {
    const pull = at.open('long');
    for (let count = 0; count < 130; count++) at.shop.commentReview(pull.number, 'ann', { body: 'Hm' });
    for (let count = 0; count < 60; count++) at.shop.comment(pull.number, 'bob', 'Hm');
    const requests = await at.requestsOf(async () => {
      const { reviews } = await at.pulls.overview(pull, NOBODY);
      expect(reviews.items).toHaveLength(130);
    });
    expect(requests).toEqual({ counted: 3, made: 3 });
  });

  it('of a pull request that is not there says so', async () => {
    const pull = { installation: at.installation, repository, number: 9_999 };
    await expect(at.pulls.overview(pull, NOBODY)).rejects.toMatchObject({ kind: 'gone' });
  });
});

describe('files', () => {
  it('are all listed, renamed ones with where they came from', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`docs/${at}.md`, `${at}\n`]));
    const pull = at.open('many', { files: { ...many, 'README.md': null } });
    at.shop.rename('many', 'db/old.sql', 'db/new.sql');
    const { pull: facts, files } = await at.pulls.overview(pull, NOBODY);
    expect(files.complete).toBe(false);
    const requests = await at.requestsOf(async () => {
      const list = await at.pulls.changedFiles(facts);
      expect(list.complete).toBe(true);
      expect(list.items).toHaveLength(122);
      expect(list.items).toContainEqual({
        path: 'db/new.sql',
        previousPath: 'db/old.sql',
        change: 'renamed',
      });
      expect(list.items).toContainEqual({ path: 'README.md', change: 'removed' });
    });
    expect(requests).toEqual({ counted: 2, made: 2 });
  });

  it('are what they are', async () => {
    const cut = `SELECT 1;${' '.repeat(600_000)}\n`;
    const sha = at.shop.commit('kinds', {
      'text.sql': '-- ünïcode\n',
      'link.sql': { content: 'text.sql', mode: '120000' },
      vendor: { content: 'c'.repeat(40), mode: '160000' },
      'run.sql': { content: 'SELECT 1;\n', mode: '100755' },
      'latin1.sql': Uint8Array.from([0x2d, 0x2d, 0xe9]),
      'binary.sql': Uint8Array.from([0, 255, 0]),
      'long.sql': cut,
    });
    const pull = at.open('kinds-of-files');
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
    const { entries } = await at.pulls.details(pull, {
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

  it('tell where their commit left the base branch, or that it is gone', async () => {
    const parted = at.shop.head('main');
    const pull = at.open('parted');
    const head = at.shop.commit('parted', { 'README.md': 'on' });
    const base = at.shop.commit('main', { 'README.md': 'moved on' });
    expect(await at.pulls.mergeBase(pull, base, head)).toBe(parted);
    expect(await at.pulls.mergeBase(pull, base, base)).toBe(base);
    expect(await at.pulls.mergeBase(pull, base, 'f'.repeat(40))).toBeUndefined();
  });

  it('of a commit are told in one request', async () => {
    const requests = await at.requestsOf(async () => {
      const { items, complete } = await at.pulls.tree(at.open('tree'), at.shop.head('main'));
      expect(complete).toBe(true);
      expect(items.map(({ path }) => path)).toContain('db/migrations/001_orders.sql');
    });
    expect(requests).toEqual({ counted: 1, made: 1 });
  });
});
