import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askGitHub, github, HEAD, leftOver, pull, shop } from './asking.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

describe('the open pull requests', () => {
  it('into a branch are read 100 at a time', async () => {
    const numbers = (length: number, from: number) =>
      Array.from({ length }, (_, at) => ({ number: from + at }));
    const query = { state: 'open', base: 'release/1', per_page: 100 };
    github()
      .get('/repos/acme/shop/pulls')
      .query({ ...query, page: 1 })
      .reply(200, numbers(100, 1), {
        link: '<https://api.github.com/repositories/1/pulls?page=2>; rel="next"',
      });
    github()
      .get('/repos/acme/shop/pulls')
      .query({ ...query, page: 2 })
      .reply(200, numbers(2, 101));
    const found = await askGitHub().openPulls(1, shop, { baseBranch: 'release/1' });
    expect(found).toHaveLength(102);
    expect(found.at(-1)).toEqual({ installation: 1, repository: shop, number: 102 });
  });
});

describe('the repositories of an installation', () => {
  it('are those in which somebody can write', async () => {
    github()
      .get('/installation/repositories')
      .query({ per_page: 100, page: 1 })
      .reply(200, {
        total_count: 2,
        repositories: [
          { name: 'shop', owner: { login: 'acme' }, archived: false },
          { name: 'attic', owner: { login: 'acme' }, archived: true },
        ],
      });
    expect(await askGitHub().repositories(1)).toEqual([shop]);
  });
});

describe('the files of a commit', () => {
  const layOut = (truncated: boolean) =>
    github()
      .get(`/repos/acme/shop/git/trees/${HEAD}`)
      .query({ recursive: 'true' })
      .reply(200, {
        truncated,
        tree: [
          { path: 'db', mode: '040000', type: 'tree', sha: '1' },
          { path: 'db/a.sql', mode: '100644', type: 'blob', sha: '2' },
          { path: 'db/b.sql', mode: '100755', type: 'blob', sha: '3' },
          { path: 'db/c.sql', mode: '120000', type: 'blob', sha: '4' },
          { path: 'vendor', mode: '160000', type: 'commit', sha: '5' },
          { path: 'odd', mode: '100600', type: 'blob', sha: '6' },
        ],
      });

  it('are all that is in it but folders, each with its mode, in one request', async () => {
    layOut(false);
    const pulls = askGitHub();
    expect(await pulls.tree(pull, HEAD)).toEqual({
      complete: true,
      items: [
        { path: 'db/a.sql', mode: 'regular', blob: '2' },
        { path: 'db/b.sql', mode: 'executable', blob: '3' },
        { path: 'db/c.sql', mode: 'symlink', blob: '4' },
        { path: 'vendor', mode: 'submodule', blob: '5' },
        { path: 'odd', blob: '6' },
      ],
    });
    expect(pulls.requests()).toBe(1);
  });

  it('say so when GitHub cuts them short', async () => {
    layOut(true);
    expect((await askGitHub().tree(pull, HEAD)).complete).toBe(false);
  });
});

describe('where a commit left the base branch', () => {
  const layOut = () => github().get(`/repos/acme/shop/compare/main-sha...${HEAD}`).query({ per_page: 1 });

  it('is the commit that both have in common, in one request', async () => {
    layOut().reply(200, { merge_base_commit: { sha: 'parted' }, files: [] });
    const pulls = askGitHub();
    expect(await pulls.mergeBase(pull, 'main-sha', HEAD)).toBe('parted');
    expect(pulls.requests()).toBe(1);
  });

  it('is nowhere for a commit that is gone', async () => {
    layOut().reply(404, { message: 'Not Found' });
    expect(await askGitHub().mergeBase(pull, 'main-sha', HEAD)).toBeUndefined();
  });

  it('is not known where GitHub gives up comparing, for it would give up again', async () => {
    const message = 'Server Error: Sorry, this diff is taking too long to generate.';
    layOut().reply(500, {
      message,
      errors: [{ resource: 'Comparison', field: 'diff', code: 'not_available' }],
    });
    expect(await askGitHub().mergeBase(pull, 'main-sha', HEAD)).toBeUndefined();
  });

  it('is not taken to be nowhere when GitHub only fails', async () => {
    layOut().reply(502, { message: 'Server Error' });
    await expect(askGitHub().mergeBase(pull, 'main-sha', HEAD)).rejects.toThrow(
      /failed \(502\) when asked for where acme\/shop@\w{7} left its base branch/,
    );
  });
});
