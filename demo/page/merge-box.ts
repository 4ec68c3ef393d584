import { html } from 'hono/html';
import { appAvatar } from './avatar.ts';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import { type PullView, pullPath, REQUIRED_STATUS, requiredStatus, type StatusView } from './pull-view.ts';
import { statusIcon } from './state-mark.ts';

/** The box at the end of the conversation: the statuses, whether one can merge, and why not. */
export function mergeBox(pull: PullView): Html {
  if (pull.state === 'merged')
    return frame(
      'merged',
      section(
        'merged',
        'git-merge',
        'Pull request successfully merged and closed',
        'The branch can be deleted.',
      ),
    );
  if (pull.state === 'closed')
    return frame(
      'closed',
      html`${section('closed', 'git-pull-request-closed', 'Closed with unmerged commits', 'It can be opened again.')}
        ${button(pull, 'reopen', 'Reopen pull request', 'default')}`,
    );
  const required = requiredStatus(pull);
  const green = required?.state === 'success';
  return frame(
    green ? 'open' : 'neutral',
    html`
      ${checksSection(required)}
      ${statusRows(pull, required)}
      ${
        green
          ? section(
              'open',
              'check',
              'No conflicts with base branch',
              'Merging can be performed automatically.',
            )
          : section(
              'neutral',
              'alert',
              'Merging is blocked',
              `The required status ${REQUIRED_STATUS} is not green.`,
            )
      }
      <div class="merge-actions">
        ${button(pull, 'merge', 'Merge pull request', 'primary', !green)}
        ${button(pull, 'close', 'Close', 'default')}
      </div>`,
  );
}

function frame(tone: string, content: Html): Html {
  return html`
    <section class="entry merge" id="merge">
      <span class="badge badge-big badge-${tone}">${icon('git-merge', 24)}</span>
      <div class="box merge-box merge-${tone}">${content}</div>
    </section>`;
}

function section(tone: string, name: string, title: string, text: string): Html {
  return html`
    <div class="merge-section">
      <span class="badge badge-${tone}">${icon(name)}</span>
      <div><h3>${title}</h3><p class="muted small">${text}</p></div>
    </div>`;
}

function checksSection(status: StatusView | undefined): Html {
  switch (status?.state) {
    case 'success':
      return section('open', 'check', 'All checks have passed', 'The required status is green.');
    case 'failure':
    case 'error':
      return section('closed', 'x', 'Some checks were not successful', 'The required status has failed.');
    case 'pending':
    case undefined:
      return section(
        'attention',
        'dot-fill',
        'Some checks haven’t completed yet',
        'Waiting for the required status.',
      );
  }
}

function statusRows(pull: PullView, required: StatusView | undefined): Html {
  const expected: StatusView = {
    context: REQUIRED_STATUS,
    state: 'pending',
    description: 'Expected — Waiting for status to be reported',
  };
  const others = pull.statuses.filter((status) => status.context !== REQUIRED_STATUS);
  return html`
    <ul class="statuses">
      ${[required ?? expected, ...others].map(statusRow)}
      ${pull.checkRuns.map(
        (run) => html`
          <li>${conclusionIcon(run.conclusion)} ${appAvatar(20)}
            <span class="status-text"><strong>${run.name}</strong> <span class="muted">${run.title}</span></span>
            <a href="${pullPath(pull)}/checks">Details</a></li>`,
      )}
    </ul>`;
}

function statusRow(status: StatusView): Html {
  return html`
    <li data-status="${status.context}">${statusIcon(status.state)} ${appAvatar(20)}
      <span class="status-text"><strong>${status.context}</strong> <span class="muted">${status.description}</span></span>
      ${status.context === REQUIRED_STATUS ? html`<span class="pill">Required</span>` : ''}
      ${status.targetUrl === undefined ? '' : html`<a href="${status.targetUrl}">Details</a>`}</li>`;
}

function conclusionIcon(conclusion: string | undefined): Html {
  switch (conclusion) {
    case undefined:
      return statusIcon('pending');
    case 'success':
      return statusIcon('success');
    case 'neutral':
    case 'skipped':
      return html`<span class="muted" title="${conclusion}">${icon('square-fill')}</span>`;
    default:
      return statusIcon('failure');
  }
}

function button(
  pull: PullView,
  act: string,
  text: string,
  look: 'primary' | 'default',
  disabled = false,
): Html {
  return html`
    <form method="post" action="${pullPath(pull)}/acts" data-act>
      <input type="hidden" name="kind" value="${act}">
      <button class="button button-${look}" ${disabled ? 'disabled' : ''}>${text}</button>
    </form>`;
}
