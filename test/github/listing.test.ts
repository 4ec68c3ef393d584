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
          { path: 'db', type: 'tree', sha: '1' },
          { path: 'db/a.sql', type: 'blob', sha: '2' },
          { path: 'vendor', type: 'commit', sha: '3' },
        ],
      });

  it('are its blobs, in one request', async () => {
    layOut(false);
    const pulls = askGitHub();
    expect(await pulls.tree(pull, HEAD)).toEqual({
      complete: true,
      items: [{ path: 'db/a.sql', blob: '2' }],
    });
    expect(pulls.requests()).toBe(1);
  });

  it('say so when GitHub cuts them short', async () => {
    layOut(true);
    expect((await askGitHub().tree(pull, HEAD)).complete).toBe(false);
  });
});
