import { html } from 'hono/html';
import { checksTab } from './checks.ts';
import { conversationTab } from './conversation.ts';
import { filesTab, lineCounts } from './files.ts';
import { icon } from './icon.ts';
import { type Html, layout } from './layout.ts';
import { type PullView, pullPath } from './pull-view.ts';
import { stateLabel } from './state-mark.ts';
import { count } from './wording.ts';

const TABS = {
  conversation: { name: 'Conversation', icon: 'comment-discussion', path: '' },
  checks: { name: 'Checks', icon: 'checklist', path: '/checks' },
  files: { name: 'Files changed', icon: 'file-diff', path: '/files' },
} as const;

export type Tab = keyof typeof TABS;

/** A pull request as a person sees it on GitHub. */
export function pullPage(pull: PullView, tab: Tab): Html {
  const main = html`
    <div class="pull-header">
      <h1>${pull.title} <span class="number">#${pull.number}</span></h1>
      <p class="pull-meta">
        ${stateLabel(pull.state)}
        <span><strong>${pull.author}</strong> ${pull.state === 'merged' ? 'merged' : 'wants to merge'}
        ${count(pull.commits, 'commit')} into <code class="branch">${pull.baseBranch}</code>
        from <code class="branch">${pull.headBranch}</code></span>
      </p>
    </div>
    <nav class="tabs" aria-label="Pull request">
      ${(Object.keys(TABS) as Tab[]).map((name) => tabLink(pull, name, name === tab))}
      ${diffStat(pull)}
    </nav>
    ${contentOf(pull, tab)}`;
  return layout({ title: `${pull.title} · #${pull.number}`, repository: pull.repository, main });
}

function contentOf(pull: PullView, tab: Tab): Html {
  switch (tab) {
    case 'conversation':
      return conversationTab(pull);
    case 'checks':
      return checksTab(pull);
    case 'files':
      return filesTab(pull);
  }
}

function tabLink(pull: PullView, tab: Tab, current: boolean): Html {
  const counts: Readonly<Record<Tab, number>> = {
    conversation: pull.timeline.filter((entry) => entry.kind === 'comment' || entry.kind === 'review').length,
    checks: pull.checkRuns.length,
    files: pull.files.length,
  };
  return html`<a href="${pullPath(pull)}${TABS[tab].path}" ${current ? html`aria-current="page"` : ''}>
    ${icon(TABS[tab].icon)} ${TABS[tab].name} <span class="counter">${counts[tab]}</span></a>`;
}

function diffStat(pull: PullView): Html {
  const { added, removed } = lineCounts(pull.files);
  return html`<span class="diff-stat"><span class="fg-open">+${added}</span> <span class="fg-closed">−${removed}</span></span>`;
}
