import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, openNotes, SHOP, startAcme } from './acme.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

const NOTES = { ...SHOP, pull_number: 1 } as const;

async function filesOf(number: number) {
  const { data } = await acme.octokit.rest.pulls.listFiles({ ...SHOP, pull_number: number, per_page: 100 });
  return data;
}

describe('the files of a pull request', () => {
  it('are told with their status, lines and the SHA that Git gives their content', async () => {
    openNotes(acme, { 'db/002_notes.sql': 'hello\n' });
    acme.shop.commit('notes', { 'README.md': null, 'db/001_orders.sql': 'SELECT 1;\n' }, { author: 'mira' });
    expect(await filesOf(1)).toMatchObject([
      { filename: 'README.md', status: 'removed', deletions: 1 },
      { filename: 'db/001_orders.sql', status: 'modified', patch: expect.stringContaining('+SELECT 1;') },
      { filename: 'db/002_notes.sql', status: 'added', sha: 'ce013625030ba8dba906f756967f9e9ca394464a' },
    ]);
  });

  it('keep their old path when they were renamed', async () => {
    acme.shop.rename('moved', 'db/001_orders.sql', 'db/001_all_orders.sql', { author: 'mira' });
    acme.shop.openPull({ head: 'moved', author: 'mira' });
    expect(await filesOf(1)).toMatchObject([
      {
        filename: 'db/001_all_orders.sql',
        previous_filename: 'db/001_orders.sql',
        status: 'renamed',
        changes: 0,
      },
    ]);
  });

  it('come in pages of a hundred at most, with links to the others', async () => {
    openNotes(acme, Object.fromEntries(Array.from({ length: 230 }, (_, index) => [`src/${index}.txt`, 'x'])));
    const first = await acme.octokit.rest.pulls.listFiles({ ...NOTES, per_page: 100 });
    expect(first.data).toHaveLength(100);
    expect(first.headers.link).toMatch(/page=2>; rel="next".*page=3>; rel="last"/);
    const all = await acme.octokit.paginate(acme.octokit.rest.pulls.listFiles, { ...NOTES, per_page: 100 });
    expect(new Set(all.map(({ filename }) => filename)).size).toBe(230);
    expect((await acme.octokit.rest.pulls.listFiles(NOTES)).data).toHaveLength(30);
  });

  it('end at 3,000, while the pull request tells how many there are', async () => {
    openNotes(
      acme,
      Object.fromEntries(Array.from({ length: 3_010 }, (_, index) => [`src/${index}.txt`, ''])),
    );
    const last = await acme.octokit.rest.pulls.listFiles({ ...NOTES, per_page: 100, page: 30 });
    const beyond = await acme.octokit.rest.pulls.listFiles({ ...NOTES, per_page: 100, page: 31 });
    expect([last.data.length, beyond.data.length]).toEqual([100, 0]);
    expect((await acme.octokit.rest.pulls.get(NOTES)).data.changed_files).toBe(3_010);
  });

  it('are those since the base branch was left, whatever it got meanwhile', async () => {
    openNotes(acme);
    acme.shop.commit('main', { 'other.txt': 'other' });
    expect((await filesOf(1)).map(({ filename }) => filename)).toEqual(['db/002_notes.sql']);
    acme.shop.mergeBranch('notes', 'main', 'mira');
    expect((await filesOf(1)).map(({ filename }) => filename)).toEqual(['db/002_notes.sql']);
  });
});

describe('a pull request', () => {
  it('from a fork keeps its head readable after the fork was deleted', async () => {
    const fork = acme.shop.fork('mira');
    const sha = fork.commit('notes', { 'db/002_notes.sql': 'SELECT 1;\n' }, { author: 'mira' });
    acme.shop.openPull({ head: 'mira:notes', author: 'mira' });
    const { data: before } = await acme.octokit.rest.pulls.get(NOTES);
    expect(before.head).toMatchObject({
      label: 'mira:notes',
      sha,
      repo: { full_name: 'mira/shop', fork: true },
    });
    fork.delete();
    const { data: after } = await acme.octokit.rest.pulls.get(NOTES);
    expect(after.head).toMatchObject({ label: 'mira:notes', sha, repo: null });
    const { data: ref } = await acme.octokit.rest.git.getRef({ ...SHOP, ref: 'pull/1/head' });
    expect(ref.object.sha).toBe(sha);
    const { data: file } = await acme.octokit.rest.repos.getContent({
      ...SHOP,
      ref: sha,
      path: 'db/002_notes.sql',
    });
    expect(file).toMatchObject({ encoding: 'base64', content: 'U0VMRUNUIDE7Cg==\n' });
  });

  it('has the commits of its branch, oldest first, with whose they are', async () => {
    openNotes(acme);
    acme.shop.push('notes', [
      { files: { 'a.txt': 'a' }, author: 'ann', committer: 'bob', coAuthors: ['tia'], message: 'Add a' },
      { files: { 'b.txt': 'b' }, author: { name: 'Someone', email: 'someone@nowhere.test' } },
    ]);
    const { data } = await acme.octokit.rest.pulls.listCommits(NOTES);
    expect(data.map(({ author, committer }) => [author?.login, committer?.login])).toEqual([
      ['mira', 'mira'],
      ['ann', 'bob'],
      [undefined, undefined],
    ]);
    expect(data[1]?.commit.message).toBe('Add a\n\nCo-authored-by: tia <tia@example.com>');
  });

  it('cannot be approved by its author, and each review is kept', async () => {
    const { headSha } = openNotes(acme);
    expect(() => acme.shop.approve(1, 'mira')).toThrow('Can not approve your own pull request');
    acme.shop.approve(1, 'ann');
    acme.shop.requestChanges(1, 'ann');
    acme.shop.commentReview(1, 'mira');
    acme.shop.dismiss(1, 'ann', 'bob');
    const { data } = await acme.octokit.rest.pulls.listReviews(NOTES);
    expect(data.map(({ user, state, commit_id }) => [user?.login, state, commit_id])).toEqual([
      ['ann', 'APPROVED', headSha],
      ['ann', 'DISMISSED', headSha],
      ['mira', 'COMMENTED', headSha],
    ]);
  });

  it('keeps what reviews looked at when it is pushed to by force, unless GitHub moves them', async () => {
    const { headSha } = openNotes(acme);
    acme.shop.approve(1, 'ann');
    acme.shop.forcePush('notes', { 'db/002_notes.sql': 'SELECT 2;\n' }, { author: 'mira' });
    expect(acme.shop.reviews(1)[0]?.commit).toBe(headSha);
    acme.shop.approve(1, 'bob');
    const moved = acme.shop.forcePush('notes', { 'a.sql': '' }, { author: 'mira', movesReviews: true });
    expect(acme.shop.reviews(1).map(({ commit }) => commit)).toEqual([headSha, moved]);
    expect(acme.shop.events(1).map(({ kind }) => kind)).toEqual(['force-pushed', 'force-pushed']);
  });

  it('is merged only when every required status succeeded', async () => {
    const guarded = acme.github.repository('acme/guarded', { requiredStatuses: ['migration-gate'] });
    const pull = guarded.openPull({ head: 'notes', author: 'mira', files: { 'a.sql': '' } });
    const merge = () => guarded.merge(pull.number, 'bob');
    expect(merge).toThrow('Required status check "migration-gate" is expected.');
    guarded.setStatus(pull.number, { context: 'migration-gate', state: 'failure' }, 'migration-gate[bot]');
    expect(merge).toThrow('is failing');
    guarded.setStatus(pull.number, { context: 'migration-gate', state: 'success' }, 'migration-gate[bot]');
    merge();
    expect(guarded.read('main', 'a.sql')).toBe('');
  });

  it('is found in the list by its state, base and head', async () => {
    openNotes(acme);
    acme.shop.openPull({ head: 'more', author: 'ann', files: { 'b.sql': '' } });
    acme.shop.close(2);
    const list = async (filter: object) =>
      (await acme.octokit.rest.pulls.list({ ...SHOP, ...filter })).data.map(({ number }) => number);
    expect(await list({})).toEqual([1]);
    expect(await list({ state: 'all', direction: 'asc' })).toEqual([1, 2]);
    expect(await list({ base: 'next' })).toEqual([]);
    expect(await list({ head: 'acme:notes' })).toEqual([1]);
  });
});

describe('the content of a repository', () => {
  it('is given as it is: links and submodules by blob and tree, links followed by path', async () => {
    const head = acme.shop.commit('main', {
      'link.sql': { content: 'db/001_orders.sql', mode: '120000' },
      lib: { content: 'a'.repeat(40), mode: '160000' },
    });
    const { data: tree } = await acme.octokit.rest.git.getTree({ ...SHOP, tree_sha: head, recursive: '1' });
    const modes = Object.fromEntries(tree.tree.map(({ path, mode, type }) => [path, `${mode} ${type}`]));
    expect(modes).toEqual({
      'README.md': '100644 blob',
      db: '040000 tree',
      'db/001_orders.sql': '100644 blob',
      lib: '160000 commit',
      'link.sql': '120000 blob',
    });
    const link = tree.tree.find(({ path }) => path === 'link.sql')?.sha ?? '';
    const { data: blob } = await acme.octokit.rest.git.getBlob({ ...SHOP, file_sha: link });
    expect(Buffer.from(blob.content, 'base64').toString()).toBe('db/001_orders.sql');
    const raw = { mediaType: { format: 'raw' } };
    const { data: followed } = await acme.octokit.rest.repos.getContent({
      ...SHOP,
      path: 'link.sql',
      ...raw,
    });
    expect(followed).toBe('CREATE TABLE orders (id int);\n');
  });

  it('is missing with 404, and unchanged with 304 at no cost', async () => {
    await expect(acme.octokit.rest.repos.getContent({ ...SHOP, path: 'none.sql' })).rejects.toMatchObject({
      status: 404,
    });
    const { headers } = await acme.octokit.rest.repos.getContent({ ...SHOP, path: 'README.md' });
    const again = { ...SHOP, path: 'README.md', headers: { 'if-none-match': headers.etag } };
    await expect(acme.octokit.rest.repos.getContent(again)).rejects.toMatchObject({
      status: 304,
      response: { headers: { 'x-ratelimit-used': headers['x-ratelimit-used'] } },
    });
  });
});

describe('who may do what', () => {
  it('is told by the four old names of permissions, and by the real role beside them', async () => {
    const of = async (username: string) => {
      const { data } = await acme.octokit.rest.repos.getCollaboratorPermissionLevel({ ...SHOP, username });
      return [data.permission, data.role_name];
    };
    acme.github.user('stranger');
    expect(await of('ann')).toEqual(['write', 'maintain']);
    expect(await of('tia')).toEqual(['read', 'triage']);
    expect(await of('bob')).toEqual(['admin', 'admin']);
    expect(await of('stranger')).toEqual(['none', 'none']);
    acme.organization.grantTeam('seniors', 'acme/shop', 'admin');
    expect(await of('ann')).toEqual(['admin', 'admin']);
  });

  it('is told of teams to installations that may read members', async () => {
    const members = () => acme.octokit.rest.teams.listMembersInOrg({ org: 'acme', team_slug: 'seniors' });
    expect((await members()).data.map(({ login }) => login)).toEqual(['ann', 'bob']);
    acme.github.installationOf('acme').permissions.members = undefined;
    await expect(members()).rejects.toMatchObject({ status: 403 });
  });
});
