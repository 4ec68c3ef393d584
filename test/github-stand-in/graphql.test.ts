import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, askShop, openNotes, startAcme } from './acme.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

const ofShop = (selection: string) => askShop(acme, selection);

const ofPull = async (selection: string) =>
  (await ofShop(`pullRequest(number: 1) { ${selection} }`)).pullRequest;

describe('a pull request', () => {
  it('is shown with its two sides', async () => {
    const { headSha } = openNotes(acme);
    expect(
      await ofPull(
        'title state isDraft merged headRefOid headRef { name target { oid } } baseRef { name } author { __typename login }',
      ),
    ).toEqual({
      title: 'Add notes',
      state: 'OPEN',
      isDraft: false,
      merged: false,
      headRefOid: headSha,
      headRef: { name: 'notes', target: { oid: headSha } },
      baseRef: { name: 'main' },
      author: { __typename: 'User', login: 'mira' },
    });
  });

  it('of a deleted fork has no head repository, and a head all the same', async () => {
    const fork = acme.shop.fork('mira');
    const sha = fork.commit('notes', { 'a.sql': '' }, { author: 'mira' });
    acme.shop.openPull({ head: 'mira:notes', author: 'mira' });
    fork.delete();
    const selection =
      'isCrossRepository headRepository { nameWithOwner } headRef { name } headRefOid commits(last: 1) { nodes { commit { oid file(path: "a.sql") { mode object { ... on Blob { text } } } } } }';
    expect(await ofPull(selection)).toEqual({
      isCrossRepository: true,
      headRepository: null,
      headRef: null,
      headRefOid: sha,
      commits: { nodes: [{ commit: { oid: sha, file: { mode: 0o100644, object: { text: '' } } } }] },
    });
  });

  it('has files, reviews and comments', async () => {
    const { headSha } = openNotes(acme);
    acme.shop.approve(1, 'ann', { body: 'Fine.' });
    acme.shop.comment(1, 'migration-gate[bot]', 'Hello.');
    expect(
      await ofPull(
        'files(first: 9) { nodes { path changeType } } reviews(first: 9) { nodes { state body commit { oid } author { login } } } comments(first: 9) { nodes { body viewerDidAuthor author { __typename login } } }',
      ),
    ).toEqual({
      files: { nodes: [{ path: 'db/002_notes.sql', changeType: 'ADDED' }] },
      reviews: {
        nodes: [{ state: 'APPROVED', body: 'Fine.', commit: { oid: headSha }, author: { login: 'ann' } }],
      },
      comments: {
        nodes: [
          { body: 'Hello.', viewerDidAuthor: true, author: { __typename: 'Bot', login: 'migration-gate' } },
        ],
      },
    });
  });

  it('has commits with authors, co-authors and committers, as far as they have accounts', async () => {
    openNotes(acme);
    const someone = { name: 'Someone', email: 'someone@nowhere.test' };
    acme.shop.commit('notes', { 'a.txt': 'a' }, { author: 'ann', committer: someone, coAuthors: ['tia'] });
    const { commits } = await ofPull(
      'commits(last: 1) { totalCount nodes { commit { authors(first: 9) { nodes { user { login } } } committer { name user { login } } } } }',
    );
    expect(commits).toEqual({
      totalCount: 2,
      nodes: [
        {
          commit: {
            authors: { nodes: [{ user: { login: 'ann' } }, { user: { login: 'tia' } }] },
            committer: { name: 'Someone', user: null },
          },
        },
      ],
    });
  });

  it('tells when it was pushed to by force, and what else happened', async () => {
    const before = openNotes(acme).headSha;
    const after = acme.shop.forcePush('notes', { 'a.sql': '' }, { author: 'mira' });
    acme.shop.edit(1, { title: 'Notes' });
    const { forced, all } = await ofPull(
      'forced: timelineItems(last: 9, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) { nodes { ... on HeadRefForcePushedEvent { actor { login } beforeCommit { oid } afterCommit { oid } } } } all: timelineItems(first: 9, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, RENAMED_TITLE_EVENT]) { nodes { __typename } }',
    );
    expect(forced.nodes).toEqual([
      { actor: { login: 'mira' }, beforeCommit: { oid: before }, afterCommit: { oid: after } },
    ]);
    expect(all.nodes).toEqual([
      { __typename: 'HeadRefForcePushedEvent' },
      { __typename: 'RenamedTitleEvent' },
    ]);
  });

  it('has the statuses and check runs of its head', async () => {
    openNotes(acme);
    acme.shop.setStatus(1, { context: 'gate', state: 'pending', description: 'waits' }, 'ci[bot]');
    acme.shop.setCheckRun(1, { name: 'build', conclusion: 'success' });
    const { commits } = await ofPull(
      'commits(last: 1) { nodes { commit { status { context(name: "gate") { state description creator { login } } } checkSuites(first: 5) { nodes { app { slug } checkRuns(first: 5) { nodes { name conclusion } } } } statusCheckRollup { state contexts(first: 9) { nodes { __typename } } } } } }',
    );
    expect(commits.nodes[0].commit).toEqual({
      status: { context: { state: 'PENDING', description: 'waits', creator: { login: 'ci' } } },
      checkSuites: {
        nodes: [{ app: { slug: 'ci' }, checkRuns: { nodes: [{ name: 'build', conclusion: 'SUCCESS' }] } }],
      },
      statusCheckRollup: {
        state: 'PENDING',
        contexts: { nodes: [{ __typename: 'CheckRun' }, { __typename: 'StatusContext' }] },
      },
    });
  });
});

describe('objects', () => {
  it('are found by expression: files, folders and commits, and nothing where there is nothing', async () => {
    const head = acme.shop.head('main');
    expect(
      await ofShop(
        'file: object(expression: "main:db/001_orders.sql") { __typename ... on Blob { text byteSize isBinary } } folder: object(expression: "main:db") { ... on Tree { entries { name type } } } commit: object(expression: "main") { oid } none: object(expression: "main:none") { oid }',
      ),
    ).toEqual({
      file: { __typename: 'Blob', text: 'CREATE TABLE orders (id int);\n', byteSize: 30, isBinary: false },
      folder: { entries: [{ name: '001_orders.sql', type: 'blob' }] },
      commit: { oid: head },
      none: null,
    });
  });

  it('that are binary have no text, and long ones not all of it', async () => {
    acme.shop.commit('main', { 'a.bin': new Uint8Array([0, 1]), 'long.sql': 'x'.repeat(600_000) });
    const { binary, long } = await ofShop(
      'binary: object(expression: "main:a.bin") { ... on Blob { text isBinary } } long: object(expression: "main:long.sql") { ... on Blob { text isTruncated byteSize } }',
    );
    expect(binary).toEqual({ text: null, isBinary: true });
    expect(long).toMatchObject({ isTruncated: true, byteSize: 600_000 });
    expect(long.text.length).toBeLessThan(600_000);
  });
});

describe('the history of a path', () => {
  it('is the commits that touched it, with the pull requests that brought them', async () => {
    const first = acme.shop.head('main');
    const { headSha } = openNotes(acme, { 'db/002_notes.sql': 'SELECT 1;\n' });
    acme.shop.commit('main', { 'other.txt': 'x' });
    acme.shop.merge(1, 'bob');
    const { object } = await ofShop(
      'object(expression: "main") { ... on Commit { notes: history(first: 9, path: "db/002_notes.sql") { nodes { oid associatedPullRequests(first: 9) { nodes { number mergedAt baseRefName } } } } orders: history(first: 1, path: "db/001_orders.sql") { nodes { oid committedDate } } none: history(first: 1, path: "none") { nodes { oid } } } }',
    );
    expect(object.notes.nodes).toEqual([
      {
        oid: headSha,
        associatedPullRequests: {
          nodes: [{ number: 1, mergedAt: expect.stringMatching(/^\d{4}-/), baseRefName: 'main' }],
        },
      },
    ]);
    expect(object.orders.nodes).toMatchObject([{ oid: first }]);
    expect(object.none.nodes).toEqual([]);
  });
});

describe('people', () => {
  it('have the strongest permission that they get by any way', async () => {
    acme.organization.grantTeam('seniors', 'acme/shop', 'admin');
    const { collaborators } = await ofShop(
      'collaborators(first: 100) { edges { permission node { login } } }',
    );
    const held = collaborators.edges.map((edge: { permission: string; node: { login: string } }) => [
      edge.node.login,
      edge.permission,
    ]);
    expect(Object.fromEntries(held)).toEqual({ mira: 'WRITE', ann: 'ADMIN', bob: 'ADMIN', tia: 'TRIAGE' });
  });

  it('are in teams, for those who may know', async () => {
    const query =
      '{ organization(login: "acme") { teams(first: 9, userLogins: ["ann"]) { nodes { slug } } team(slug: "seniors") { members(first: 9) { nodes { login } } } } }';
    expect(await acme.octokit.graphql(query)).toEqual({
      organization: {
        teams: { nodes: [{ slug: 'seniors' }] },
        team: { members: { nodes: [{ login: 'ann' }, { login: 'bob' }] } },
      },
    });
    acme.github.installationOf('acme').permissions.members = undefined;
    await expect(
      acme.octokit.graphql('{ organization(login: "acme") { login team(slug: "seniors") { slug } } }'),
    ).rejects.toMatchObject({
      data: { organization: { login: 'acme', team: null } },
      errors: [{ type: 'FORBIDDEN' }],
    });
  });
});
