import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PullFacts } from '../../src/domain/snapshot.ts';
import { askGitHub, BASE, faultOf, github, HEAD, leftOver, pull } from './asking.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

function file(filename: string, given: { status?: string; at?: string; previous_filename?: string } = {}) {
  const { status = 'added', at = status === 'removed' ? BASE : HEAD, ...rest } = given;
  const contents_url = `https://api.github.com/repos/acme/shop/contents/${filename}?ref=${at}`;
  return { filename, status, contents_url, ...rest };
}

const files = (length: number) => Array.from({ length }, (_, at) => file(`${at}.sql`));

function layOut(page: number, list: readonly object[]): void {
  github()
    .get('/repos/acme/shop/pulls/7/files')
    .query({ per_page: 100, page })
    .reply(200, list as object[]);
}

const headIs = (sha: string) => github().get('/repos/acme/shop/pulls/7').reply(200, { head: { sha } });

const facts = (changedFiles: number): PullFacts => ({
  ref: pull,
  title: '',
  body: '',
  url: '',
  labels: [],
  requested: [],
  state: 'open',
  draft: false,
  head: HEAD,
  base: BASE,
  baseBranch: 'main',
  headRepository: 'same',
  changedFiles,
});

describe('the changed files', () => {
  it('say which were removed, and which were renamed from where', async () => {
    layOut(1, [
      file('a.sql', { status: 'removed' }),
      file('b.sql', { status: 'renamed', previous_filename: 'c.sql' }),
    ]);
    const pulls = askGitHub();
    expect(await pulls.changedFiles(facts(2))).toEqual({
      complete: true,
      items: [
        { path: 'a.sql', change: 'removed' },
        { path: 'b.sql', previousPath: 'c.sql', change: 'renamed' },
      ],
    });
    expect(pulls.requests()).toBe(1);
  });

  it('are read 100 at a time', async () => {
    layOut(1, files(100));
    layOut(2, files(100));
    layOut(3, []);
    const list = await askGitHub().changedFiles(facts(200));
    expect(list.items).toHaveLength(200);
    expect(list.complete).toBe(true);
  });

  it('are incomplete when GitHub counts others than it lists', async () => {
    layOut(1, files(3));
    expect((await askGitHub().changedFiles(facts(4))).complete).toBe(false);
  });

  it('are incomplete beyond the 3,000 that GitHub lists', async () => {
    for (let page = 1; page <= 30; page++) layOut(page, files(100));
    const list = await askGitHub().changedFiles(facts(3_001));
    expect(list.items).toHaveLength(3_000);
    expect(list.complete).toBe(false);
  });

  it('of another head than the pull request had are not taken for its own', async () => {
    layOut(1, [file('a.sql', { at: BASE })]);
    headIs(BASE);
    expect(await faultOf(askGitHub().changedFiles(facts(1)))).toMatchObject({
      kind: 'passing',
      message: expect.stringContaining('The head moved'),
    });
  });

  it('that do not tell their head, such as removed ones, are held against the head that GitHub tells', async () => {
    layOut(1, [file('a.sql', { status: 'removed' })]);
    headIs(HEAD);
    expect((await askGitHub().changedFiles(facts(1))).complete).toBe(true);
  });
});
