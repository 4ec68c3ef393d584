import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Details, WantedDetails } from '../../src/usecases/ports/pull-requests.ts';
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
  SUBMODULE,
  treeEntry,
} from './asking.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const repository = { nameWithOwner: 'acme/shop' };
const wanted = (paths: readonly string[], commit = HEAD): WantedDetails => ({
  entries: [{ commit, paths }],
  logins: [],
  teams: [],
});

/** What is at `a.sql`, when GitHub gives this. */
async function entryOf(given: unknown, errors?: readonly object[]) {
  answerQuery('Details', { repository, files: { commit0: { file0: given } } }, errors);
  return (await askGitHub().details(pull, wanted(['a.sql']))).entries[HEAD]?.['a.sql'];
}

/** Lets the bytes be fetched, once. */
function layOut(bytes: Buffer): void {
  github()
    .get(`/repos/acme/shop/git/blobs/${blobOid(bytes)}`)
    .reply(200, { content: bytes.toString('base64'), encoding: 'base64' });
}

describe('a file at a commit', () => {
  it('is its text, its mode and its blob', async () => {
    const text = '-- ünïcode\nSELECT 1;\n';
    expect(await entryOf(treeEntry(text))).toEqual({
      mode: 'regular',
      blob: blobOid(text),
      content: { kind: 'text', text, bytes: Buffer.byteLength(text) },
    });
    expect(await entryOf(treeEntry(text, { mode: 'executable' }))).toMatchObject({ mode: 'executable' });
  });

  it('that is not there is absent, which GitHub says by an error', async () => {
    expect(await entryOf(null, [noFile('files', 'commit0', 'file0')])).toEqual({
      content: { kind: 'absent' },
    });
  });

  it.each([
    ['a symbolic link', treeEntry('elsewhere.sql', { mode: 'symlink' }), 'symlink'],
    ['a submodule', SUBMODULE, 'submodule'],
    ['a folder', { mode: 0o040000, type: 'tree', object: { __typename: 'Tree', oid: HEAD } }, 'not-found'],
    [
      'a Git LFS pointer',
      treeEntry('version https://git-lfs.github.com/spec/v1\noid sha256:1\n'),
      'lfs-pointer',
    ],
  ])('that is %s is not read', async (_, given, reason) => {
    expect((await entryOf(given))?.content).toMatchObject({ kind: 'unreadable', reason });
  });

  it('that is too large is not fetched', async () => {
    const large = treeEntry('-'.repeat(1_000_001), { isTruncated: true, text: '-' });
    expect((await entryOf(large))?.content).toEqual({
      kind: 'unreadable',
      reason: 'too-large',
      bytes: 1_000_001,
    });
  });

  it('whose text GitHub cut off is fetched whole', async () => {
    const bytes = Buffer.from(`SELECT 1;${' '.repeat(600_000)}DROP TABLE users;`);
    layOut(bytes);
    const cut = treeEntry(bytes, { isTruncated: true, text: 'SELECT 1;' });
    expect((await entryOf(cut))?.content).toMatchObject({ kind: 'text', text: bytes.toString() });
  });

  it('whose text is not what the blob’s name says is fetched, whatever else GitHub says', async () => {
    const bytes = Buffer.from('DROP TABLE users;');
    layOut(bytes);
    const other = treeEntry(bytes, { text: 'SELECT 1;' });
    expect((await entryOf(other))?.content).toMatchObject({ kind: 'text', text: 'DROP TABLE users;' });
  });

  it.each([
    ['binary', Buffer.from([0, 255, 2]), 'binary'],
    ['in another encoding', Buffer.from('SELECT caf\xe9;', 'latin1'), 'invalid-utf8'],
  ])('that is %s is told so by its bytes', async (_, bytes, reason) => {
    layOut(bytes);
    expect((await entryOf(treeEntry(bytes)))?.content).toMatchObject({ kind: 'unreadable', reason });
  });

  it('that holds U+FFFD itself needs no fetching', async () => {
    expect((await entryOf(treeEntry("SELECT '\uFFFD';")))?.content).toMatchObject({ kind: 'text' });
  });

  it('of a commit that is gone is unknown, not absent', async () => {
    answerQuery('Details', { repository, files: { commit0: null } });
    const { entries } = await askGitHub().details(pull, wanted(['a.sql']));
    expect(entries).toEqual({});
  });

  it.each(['FORBIDDEN', 'SERVICE_UNAVAILABLE'])('that is withheld (%s) fails the whole', async (type) => {
    const error = { type, path: ['files', 'commit0', 'file0'], message: 'no' };
    expect(await faultOf(entryOf(null, [error]))).toMatchObject({ name: 'GitHubFault' });
  });
});

describe('many files', () => {
  it('take one request for each 50, over all commits, and a blob of two of them is fetched once', async () => {
    const paths = Array.from({ length: 40 }, (_, at) => `db/${at}.sql`);
    const bytes = Buffer.from([0, 255]);
    layOut(bytes);
    const files = Object.fromEntries(paths.map((_, at) => [`file${at}`, treeEntry('x')]));
    answerQuery('Details', {
      repository,
      files: {
        commit0: { ...files, file0: treeEntry(bytes) },
        commit1: Object.fromEntries(Object.entries(files).slice(0, 10)),
      },
    });
    answerQuery('Details', {
      repository,
      files: {
        commit0: { ...Object.fromEntries(Object.entries(files).slice(0, 30)), file5: treeEntry(bytes) },
      },
    });
    const pulls = askGitHub();
    const details = await pulls.details(pull, {
      entries: [
        { commit: HEAD, paths },
        { commit: BASE, paths },
      ],
      logins: [],
      teams: [],
    });
    expect(pulls.requests()).toBe(3);
    expect(Object.keys(details.entries[HEAD] ?? {})).toEqual(paths);
    expect(Object.keys(details.entries[BASE] ?? {}).sort()).toEqual([...paths].sort());
    expect(details.entries[BASE]?.['db/15.sql']?.content).toMatchObject({ reason: 'binary' });
  });

  it('may be asked for with people in the same request', async () => {
    let seen: Readonly<Record<string, unknown>> = {};
    answerQuery(
      'Details',
      {
        repository: {
          ...repository,
          permission0: { edges: [{ permission: 'READ', node: { login: 'ann' } }] },
        },
        files: { commit0: { file0: treeEntry('x') } },
        team0: {
          team: { members: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [{ login: 'Ann' }] } },
        },
      },
      undefined,
      (variables) => {
        seen = variables;
      },
    );
    const pulls = askGitHub();
    const { people } = await pulls.details(pull, {
      ...wanted(['a.sql']),
      logins: ['ann'],
      teams: ['acme/dbas'],
    });
    expect(pulls.requests()).toBe(1);
    expect(people).toEqual({ permissions: { ann: 'read' }, teams: { 'acme/dbas': ['Ann'] } });
    expect(seen).toEqual({
      owner: 'acme',
      name: 'shop',
      commit0: HEAD,
      path0: 'a.sql',
      login0: 'ann',
      organization0: 'acme',
      team0: 'dbas',
    });
  });
});

describe('a team', () => {
  const page = (logins: readonly string[], next?: string) => ({
    team: {
      members: {
        pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null },
        nodes: logins.map((login) => ({ login })),
      },
    },
  });
  const ask = async (
    team0: object | null,
    errors?: readonly object[],
  ): Promise<Details['people']['teams']> => {
    answerQuery('Details', { repository, team0 }, errors);
    const { people } = await askGitHub().details(pull, { entries: [], logins: [], teams: ['acme/dbas'] });
    return people.teams;
  };

  it('is read to its last page', async () => {
    answerQuery('Members', { organization: page(['bob'], 'two') });
    answerQuery('Members', { organization: page(['eve']) });
    expect(await ask(page(['ann'], 'one'))).toEqual({ 'acme/dbas': ['ann', 'bob', 'eve'] });
  });

  it.each(['FORBIDDEN', 'NOT_FOUND'])(
    'that GitHub does not tell of (%s) is missing, and not empty',
    async (type) => {
      expect(await ask(null, [{ type, path: ['team0'], message: 'no' }])).toEqual({});
      expect(await ask({ team: null }, [{ type, path: ['team0', 'team'], message: 'no' }])).toEqual({});
    },
  );

  it('of which a page fails is not taken for what was read of it', async () => {
    answerQuery('Members', null, [{ message: 'Something went wrong' }]);
    expect(await faultOf(ask(page(['ann'], 'one')))).toMatchObject({ kind: 'passing' });
  });
});
