import { raw } from 'hono/html';
import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { highlightLines } from './highlight.ts';
import { icon } from './icon.ts';

const markdown = new MarkdownIt({
  html: true,
  linkify: true,
  highlight: (text, language) => (language === 'sql' ? highlightLines('fence.sql', text).join('\n') : ''),
});

/** Renders a comment as GitHub does: its Markdown, the HTML that it lets through, task lists and alerts. */
export function renderMarkdown(text: string): ReturnType<typeof raw> {
  return raw(withTasks(withAlerts(sanitize(markdown.render(text), ALLOWED))));
}

const ALLOWED: sanitize.IOptions = {
  allowedTags: [
    ...sanitize.defaults.allowedTags,
    'details',
    'summary',
    'img',
    'del',
    'ins',
    'picture',
    'source',
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height', 'align'],
    details: ['open'],
    td: ['align', 'colspan', 'rowspan'],
    th: ['align', 'colspan', 'rowspan'],
    code: ['class'],
    '*': ['align'],
  },
  allowedClasses: { code: ['language-*'], span: ['hljs-*'] },
  allowedSchemes: ['http', 'https', 'mailto'],
};

/** `- [x] done` becomes a ticked box. */
function withTasks(html: string): string {
  return html.replace(
    /<li>(\s*<p>)?\[([ xX])\] /g,
    (_, paragraph: string | undefined, mark: string) =>
      `<li class="task-list-item">${paragraph ?? ''}<input type="checkbox" class="task-list-item-checkbox" disabled${mark === ' ' ? '' : ' checked'}> `,
  );
}

const ALERTS: Readonly<Record<string, { readonly title: string; readonly icon: string }>> = {
  NOTE: { title: 'Note', icon: 'info' },
  TIP: { title: 'Tip', icon: 'light-bulb' },
  IMPORTANT: { title: 'Important', icon: 'report' },
  WARNING: { title: 'Warning', icon: 'alert' },
  CAUTION: { title: 'Caution', icon: 'stop' },
};

/** `> [!WARNING]` becomes GitHub's coloured box. */
function withAlerts(html: string): string {
  return html.replace(
    /<blockquote>\s*<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:<br \/>)?\s*([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, rest: string) => {
      const alert = ALERTS[kind];
      const title = `<p class="markdown-alert-title">${alert === undefined ? '' : `${icon(alert.icon)} ${alert.title}`}</p>`;
      const content = rest.startsWith('</p>') ? rest.slice('</p>'.length) : `<p>${rest}`;
      return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}">${title}${content}</div>`;
    },
  );
}
