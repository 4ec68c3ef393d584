import { html } from 'hono/html';
import { appAvatar } from './avatar.ts';
import { annotationBox } from './files.ts';
import type { Html } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { type CheckRunView, type PullView, pullPath } from './pull-view.ts';
import { count, fileAnchor, shortSha } from './wording.ts';

/** The check runs on the head, with their annotations. */
export function checksTab(pull: PullView): Html {
  if (pull.checkRuns.length === 0)
    return html`<section class="box blank"><h2>No check runs on ${shortSha(pull.headSha)} yet</h2>
      <p class="muted">They appear here as soon as there are some.</p></section>`;
  return html`<div class="checks">${pull.checkRuns.map((run) => checkRun(pull, run))}</div>`;
}

function checkRun(pull: PullView, run: CheckRunView): Html {
  return html`
    <section class="box">
      <header class="box-header check-header">${appAvatar(24)} <strong>${run.name}</strong>
        <span class="pill pill-${run.conclusion ?? 'pending'}">${run.conclusion ?? 'in progress'}</span>
        <span class="muted">on <code>${shortSha(pull.headSha)}</code></span></header>
      <div class="box-body">
        <h2>${run.title}</h2>
        <div class="markdown-body">${renderMarkdown(run.summary)}</div>
        ${run.annotations.length === 0 ? '' : html`<h3>${count(run.annotations.length, 'annotation')}</h3>`}
        ${run.annotations.map(
          (annotation) => html`
            <p class="annotation-place"><a href="${pullPath(pull)}/files#${fileAnchor(annotation.path)}">
              <code>${annotation.path}</code></a></p>
            ${annotationBox(annotation)}`,
        )}
      </div>
    </section>`;
}
