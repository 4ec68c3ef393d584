import { html } from 'hono/html';
import { icon } from './icon.ts';

/** A piece of a page: what `html` makes. */
export type Html = ReturnType<typeof html>;

const STYLES = ['light.css', 'dark.css', 'markdown.css', 'page.css'];

/** A whole page. What is within `main` follows what happens, without a reload. */
export function layout(page: {
  readonly title: string;
  readonly repository: string;
  readonly main: Html;
}): Html {
  const [owner = '', name = ''] = page.repository.split('/');
  return html`<!doctype html>
<html lang="en" data-color-mode="auto" data-light-theme="light" data-dark-theme="dark">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${page.title}</title>
    <link rel="icon" href="data:,">
    ${STYLES.map((style) => html`<link rel="stylesheet" href="/demo/assets/${style}">`)}
    <script type="module" src="/demo/assets/page.js"></script>
  </head>
  <body>
    <header class="top">
      <nav class="crumbs" aria-label="Repository">
        ${icon('repo')} <span>${owner}</span><span class="slash">/</span><a href="/">${name}</a>
        <span class="pill">Private</span>
      </nav>
      <p class="stand-in">${icon('beaker')} A stand-in for GitHub: what happens here stays on this machine</p>
    </header>
    <main data-live>${page.main}</main>
    <div class="toast" role="alert" hidden></div>
  </body>
</html>`;
}
