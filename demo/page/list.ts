import { html } from 'hono/html';
import { icon } from './icon.ts';
import { type Html, layout } from './layout.ts';
import { type PullView, pullPath, requiredStatus } from './pull-view.ts';
import { stateIcon, statusIcon } from './state-mark.ts';
import { count } from './wording.ts';

/** The list of pull requests. */
export function listPage(repository: string, pulls: readonly PullView[]): Html {
  const open = pulls.filter((pull) => pull.state === 'open').length;
  const main = html`
    <h1 class="list-title">Pull requests</h1>
    <section class="box" id="pulls">
      <div class="box-header list-counts">
        <span>${icon('git-pull-request')} <strong>${open} Open</strong></span>
        <span class="muted">${icon('check')} ${pulls.length - open} Closed</span>
      </div>
      ${pulls.toReversed().map(row)}
    </section>`;
  return layout({ title: `Pull requests · ${repository}`, repository, main });
}

function row(pull: PullView): Html {
  const status = requiredStatus(pull);
  const comments = pull.timeline.filter((entry) => entry.kind === 'comment').length;
  return html`
    <a class="list-row" href="${pullPath(pull)}">
      ${stateIcon(pull.state)}
      <span class="list-main">
        <span class="list-name">${pull.title} ${status === undefined ? '' : statusIcon(status.state)}</span>
        <span class="muted small">#${pull.number} opened by ${pull.author} into ${pull.baseBranch}</span>
        ${
          status === undefined
            ? ''
            : html`<span class="muted small list-status"><code>${status.context}</code> ${status.description}</span>`
        }
      </span>
      <span class="muted small" title="${count(comments, 'comment')}">${icon('comment')} ${comments}</span>
    </a>`;
}
