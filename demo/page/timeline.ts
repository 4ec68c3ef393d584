import { html } from 'hono/html';
import { appAvatar, avatar } from './avatar.ts';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import {
  type CommentView,
  type CommitView,
  type EventView,
  type PullView,
  pullPath,
  type ReviewView,
  type TimelineEntry,
} from './pull-view.ts';
import { shortSha } from './wording.ts';

/** One thing that was said or done, as GitHub's conversation shows it. */
export function timelineEntry(pull: PullView, entry: TimelineEntry): Html {
  switch (entry.kind) {
    case 'commit':
      return commitEntry(entry);
    case 'comment':
      return commentEntry(pull, entry);
    case 'review':
      return reviewEntry(entry);
    case 'event':
      return eventEntry(entry);
  }
}

function commitEntry(entry: CommitView): Html {
  return html`
    <div class="entry event">
      <span class="badge">${icon('git-commit')}</span>
      <span class="event-text">${entry.authors.slice(0, 2).map((login) => avatar(login, 20))}
        <strong>${entry.authors.join(' and ')}</strong> ${entry.message.split('\n')[0] ?? ''}</span>
      <code class="muted">${shortSha(entry.sha)}</code>
    </div>`;
}

function commentEntry(pull: PullView, entry: CommentView): Html {
  return html`
    <article class="entry comment" id="issuecomment-${entry.id}">
      ${entry.bot ? appAvatar(40) : avatar(entry.login, 40)}
      <div class="box bubble${entry.bot ? ' bubble-app' : ''}">
        <header class="box-header"><strong>${entry.login.replace(/\[bot\]$/, '')}</strong>
          ${entry.bot ? html`<span class="pill">bot</span>` : ''}
          <a class="muted" href="${pullPath(pull)}#issuecomment-${entry.id}">commented</a>
          ${entry.edited ? html`<span class="muted">· edited</span>` : ''}</header>
        <div class="box-body markdown-body">${renderMarkdown(entry.body)}</div>
      </div>
    </article>`;
}

const REVIEWS = {
  approved: { icon: 'check', text: 'approved these changes', tone: 'open' },
  'changes-requested': { icon: 'file-diff', text: 'requested changes', tone: 'closed' },
  commented: { icon: 'eye', text: 'reviewed', tone: 'neutral' },
  dismissed: { icon: 'x', text: 'approved before; the review was dismissed', tone: 'neutral' },
} as const;

function reviewEntry(entry: ReviewView): Html {
  const review = REVIEWS[entry.state];
  return html`
    <div class="entry event" id="pullrequestreview-${entry.id}">
      <span class="badge badge-${review.tone}">${icon(review.icon)}</span>
      <span class="event-text">${avatar(entry.login, 20)} <strong>${entry.login}</strong> ${review.text}
      ${entry.body === '' ? '' : html`<span class="said">${entry.body}</span>`}</span>
    </div>`;
}

const EVENTS: Readonly<Record<EventView['event'], { readonly icon: string; readonly tone: string }>> = {
  merged: { icon: 'git-merge', tone: 'merged' },
  closed: { icon: 'git-pull-request-closed', tone: 'closed' },
  reopened: { icon: 'git-pull-request', tone: 'open' },
  retargeted: { icon: 'git-branch', tone: 'neutral' },
  'force-pushed': { icon: 'repo-push', tone: 'neutral' },
  renamed: { icon: 'pencil', tone: 'neutral' },
};

function eventEntry(entry: EventView): Html {
  const { icon: name, tone } = EVENTS[entry.event];
  return html`
    <div class="entry event">
      <span class="badge badge-${tone}">${icon(name)}</span>
      <span class="event-text">${avatar(entry.login, 20)} <strong>${entry.login}</strong> ${entry.text}</span>
    </div>`;
}
