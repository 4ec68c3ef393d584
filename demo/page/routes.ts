import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { ActRefused, readAct } from './act.ts';
import { blobPage } from './blob.ts';
import { listPage } from './list.ts';
import { pullPage, type Tab } from './pull.ts';
import type { PullView } from './pull-view.ts';
import type { Stage } from './stage.ts';

const PRIMER = '@primer/primitives/dist/css/functional/themes';

const ASSETS: Readonly<Record<string, { readonly type: string; readonly url: URL }>> = {
  'light.css': { type: 'text/css', url: new URL(import.meta.resolve(`${PRIMER}/light.css`)) },
  'dark.css': { type: 'text/css', url: new URL(import.meta.resolve(`${PRIMER}/dark.css`)) },
  'markdown.css': {
    type: 'text/css',
    url: new URL(import.meta.resolve('github-markdown-css/github-markdown.css')),
  },
  'page.css': { type: 'text/css', url: new URL('assets/page.css', import.meta.url) },
  'page.js': { type: 'text/javascript', url: new URL('assets/page.js', import.meta.url) },
};

/** The page: the same addresses as on GitHub, and under `/demo` what GitHub does not have. */
export function pageRoutes(stage: Stage): Hono {
  const app = new Hono();
  const pull = `/${stage.repository}/pull/:number{[0-9]+}`;

  app.get('/', (context) => context.html(listPage(stage.repository, stage.pulls())));
  app.get(`/${stage.repository}`, (context) => context.redirect('/'));
  app.get(`/${stage.repository}/pulls`, (context) => context.redirect('/'));
  for (const [path, tab] of Object.entries({
    '': 'conversation',
    '/checks': 'checks',
    '/files': 'files',
  } as const))
    app.get(`${pull}${path}`, (context) => showPull(context, stage, tab));
  app.get(`/${stage.repository}/blob/:sha/:path{.+}`, (context) => {
    const { sha, path } = context.req.param();
    const text = stage.file(sha, path);
    if (text === undefined) return context.text(`There is no ${path} at ${sha}.`, 404);
    return context.html(blobPage({ repository: stage.repository, path, sha, text }));
  });
  app.post(`${pull}/acts`, (context) => doAct(context, stage));

  app.get('/demo/pulls/:number{[0-9]+}', (context) => {
    const view = pullOf(context, stage);
    return view === undefined ? context.notFound() : context.json(view);
  });
  app.get('/demo/events', (context) => followChanges(context, stage));
  app.get('/demo/assets/:name', (context) => {
    const asset = ASSETS[context.req.param('name')];
    if (asset === undefined) return context.notFound();
    return context.body(readFileSync(asset.url, 'utf8'), 200, { 'content-type': asset.type });
  });
  return app;
}

function pullOf(context: Context, stage: Stage): PullView | undefined {
  return stage.pull(Number(context.req.param('number')));
}

function showPull(context: Context, stage: Stage, tab: Tab): Response | Promise<Response> {
  const view = pullOf(context, stage);
  return view === undefined ? context.notFound() : context.html(pullPage(view, tab));
}

/** For the script an answer in JSON; for a browser without it, the page again. */
async function doAct(context: Context, stage: Stage): Promise<Response> {
  const wantsJson = context.req.header('accept')?.includes('application/json') === true;
  try {
    const act = readAct(await context.req.parseBody());
    const message = await stage.act(Number(context.req.param('number')), act);
    return wantsJson
      ? context.json({ message })
      : context.redirect(context.req.path.replace(/\/acts$/, ''), 303);
  } catch (error) {
    if (!(error instanceof ActRefused)) throw error;
    return wantsJson ? context.json({ message: error.message }, 422) : context.text(error.message, 422);
  }
}

/** Tells the page of every change, as server-sent events. */
function followChanges(context: Context, stage: Stage): Response {
  return streamSSE(context, async (stream) => {
    const stop = stage.onChange(() => void stream.writeSSE({ event: 'change', data: '' }));
    const closed = new Promise<void>((resolve) => stream.onAbort(resolve));
    await stream.writeSSE({ event: 'hello', data: '', retry: 1000 });
    await closed;
    stop();
  });
}
