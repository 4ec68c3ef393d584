import { describe, expect, test } from 'vitest';
import { type Act, ActRefused } from '../demo/page/act.ts';
import { diffRows } from '../demo/page/files.ts';
import { renderMarkdown } from '../demo/page/markdown.ts';
import type { FileView, PullView } from '../demo/page/pull-view.ts';
import { pageRoutes } from '../demo/page/routes.ts';

const sql = 'ALTER TABLE orders\n  ADD COLUMN note text; -- a note\n';

const file: FileView = { path: 'db/migrations/007_note.sql', change: 'added', before: '', after: sql };

const pull: PullView = {
  repository: 'harbor-goods/shop',
  number: 1,
  title: 'Add <b>notes</b>',
  body: 'Support asks for it.',
  author: 'mira',
  state: 'open',
  baseBranch: 'main',
  headBranch: 'notes',
  headSha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  openedAt: '2026-03-02T10:00:00Z',
  commits: 1,
  timeline: [
    {
      kind: 'comment',
      at: '2026-03-02T10:01:00Z',
      id: 7,
      login: 'migration-gate[bot]',
      bot: true,
      edited: false,
      body: '## LOW · waiting\n\n<details><summary>More</summary>\n\n- [x] read\n\n</details>',
    },
  ],
  files: [file],
  statuses: [{ context: 'migration-gate', state: 'pending', description: 'LOW · 0 of 1 approval' }],
  checkRuns: [],
  reviewers: [],
  people: [{ login: 'mira', permission: 'write' }],
  branches: ['main', 'release'],
};

function playground(shown: PullView = pull) {
  const done: Act[] = [];
  const routes = pageRoutes({
    repository: shown.repository,
    pulls: () => [shown],
    pull: (number) => (number === shown.number ? shown : undefined),
    file: (_, path) => (path === file.path ? sql : undefined),
    act: async (_, act) => {
      if (act.kind === 'merge') throw new ActRefused('The required status is not green.');
      done.push(act);
      return 'Done.';
    },
    onChange: () => () => {},
  });
  const read = async (path: string) => (await routes.request(path)).text();
  const post = (form: Record<string, string>) =>
    routes.request('/harbor-goods/shop/pull/1/acts', {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { accept: 'application/json' },
    });
  return { routes, read, post, done };
}

describe('the page', () => {
  test('lists pull requests with their status', async () => {
    const page = await playground().read('/');
    expect(page).toContain('LOW · 0 of 1 approval');
    expect(page).toContain('href="/harbor-goods/shop/pull/1"');
  });

  test('shows a pull request at the address it has on GitHub', async () => {
    const page = await playground().read('/harbor-goods/shop/pull/1');
    expect(page).toContain('<h2>LOW · waiting</h2>');
    expect(page).toContain('<details><summary>More</summary>');
  });

  test('escapes what people wrote', async () => {
    expect(await playground().read('/harbor-goods/shop/pull/1')).toContain('Add &lt;b&gt;notes&lt;/b&gt;');
  });

  test('does not let anybody merge before the required status is green', async () => {
    const merge = /<button class="button button-primary" (disabled)?\s*>\s*Merge pull request/;
    const waiting = await playground().read('/harbor-goods/shop/pull/1');
    expect(merge.exec(waiting)?.[1]).toBe('disabled');
    const green: PullView = {
      ...pull,
      statuses: [{ context: 'migration-gate', state: 'success', description: 'LOW · approved' }],
    };
    const ready = await playground(green).read('/harbor-goods/shop/pull/1');
    expect(merge.exec(ready)?.[1]).toBeUndefined();
    expect(ready).toContain('All checks have passed');
  });

  test('shows a file at a commit, with its lines', async () => {
    const page = await playground().read(`/harbor-goods/shop/blob/a1b2c3d/${file.path}`);
    expect(page).toContain('<tr id="L2">');
  });

  test.each([
    '/harbor-goods/shop/pull/9',
    '/harbor-goods/shop/blob/a1b2c3d/none.sql',
    '/demo/assets/none.css',
  ])('answers 404 for %s', async (path) => {
    expect((await playground().routes.request(path)).status).toBe(404);
  });

  test.each(['light.css', 'dark.css', 'markdown.css', 'page.css', 'page.js'])('has %s', async (name) => {
    expect((await playground().routes.request(`/demo/assets/${name}`)).status).toBe(200);
  });
});

describe('a form', () => {
  test('does what it says', async () => {
    const { post, done } = playground();
    const response = await post({ kind: 'approve', login: 'sara', body: '' });
    expect(await response.json()).toEqual({ message: 'Done.' });
    expect(done).toEqual([{ kind: 'approve', login: 'sara', body: '' }]);
  });

  test('pushes lines ended as Git has them', async () => {
    const { post, done } = playground();
    await post({ kind: 'push', login: 'mira', path: file.path, text: 'SELECT 1;\r\nSELECT 2;\r\n' });
    expect(done).toMatchObject([{ text: 'SELECT 1;\nSELECT 2;\n' }]);
  });

  test('that GitHub would refuse is answered with the reason', async () => {
    const response = await playground().post({ kind: 'merge' });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ message: 'The required status is not green.' });
  });

  test('that makes no sense is refused', async () => {
    expect((await playground().post({ kind: 'explode' })).status).toBe(422);
    expect((await playground().post({ kind: 'comment', login: 'mira', body: ' ' })).status).toBe(422);
  });
});

describe('a rendered comment', () => {
  const render = (text: string) => String(renderMarkdown(text));

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<img src="x" onerror="alert(1)">'],
    ['a dangerous address', '[x](javascript:alert(1))<a href="javascript:alert(1)">x</a>'],
    ['a frame', '<iframe src="https://example.com"></iframe>'],
    ['a style', '<p style="position:fixed">x</p>'],
  ])('holds no %s', (_, text) => {
    expect(render(text)).not.toMatch(/<script|onerror=|href="javascript:|<iframe|style=/);
  });

  test('has ticked and open boxes', () => {
    const html = render('- [x] done\n- [ ] open');
    expect(html.match(/type="checkbox"/g)).toHaveLength(2);
    expect(html.match(/ checked/g)).toHaveLength(1);
  });

  test('has alerts', () => {
    expect(render('> [!WARNING]\n> Careful.')).toContain('class="markdown-alert markdown-alert-warning"');
  });

  test('colours SQL and escapes it', () => {
    const html = render("```sql\nSELECT '<b>';\n```");
    expect(html).toContain('<span class="hljs-keyword">SELECT</span>');
    expect(html).toContain('&lt;b&gt;');
  });
});

describe('a diff', () => {
  test('of an added file counts its lines from one', () => {
    expect(diffRows(file)).toEqual([
      { kind: 'hunk', text: '@@ -0,0 +1,2 @@' },
      { kind: 'added', new: 1 },
      { kind: 'added', new: 2 },
    ]);
  });

  test('of a changed file keeps both countings', () => {
    const changed: FileView = { ...file, change: 'modified', before: 'a;\nb;\nc;\n', after: 'a;\nx;\nc;\n' };
    expect(diffRows(changed).slice(1)).toEqual([
      { kind: 'same', old: 1, new: 1 },
      { kind: 'removed', old: 2 },
      { kind: 'added', new: 2 },
      { kind: 'same', old: 3, new: 3 },
    ]);
  });
});
