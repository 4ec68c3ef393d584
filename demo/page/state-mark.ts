import { html } from 'hono/html';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import type { PullView, StatusView } from './pull-view.ts';

/** The coloured label beside a pull request's title. */
export function stateLabel(state: PullView['state']): Html {
  const { name, text } = STATES[state];
  return html`<span class="state state-${state}">${icon(name)} ${text}</span>`;
}

/** The small icon before a pull request in a list. */
export function stateIcon(state: PullView['state']): Html {
  return html`<span class="fg-${state}">${icon(STATES[state].name)}</span>`;
}

const STATES = {
  open: { name: 'git-pull-request', text: 'Open' },
  closed: { name: 'git-pull-request-closed', text: 'Closed' },
  merged: { name: 'git-merge', text: 'Merged' },
} as const;

/** A status as GitHub marks it: tick, dot or cross. */
export function statusIcon(state: StatusView['state']): Html {
  const name = { success: 'check', pending: 'dot-fill', failure: 'x', error: 'x' }[state];
  return html`<span class="fg-status-${state}" title="${state}">${icon(name)}</span>`;
}
