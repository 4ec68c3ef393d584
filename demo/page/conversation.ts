import { html } from 'hono/html';
import { actPanel } from './act-panel.ts';
import { avatar } from './avatar.ts';
import type { Html } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { mergeBox } from './merge-box.ts';
import type { PullView } from './pull-view.ts';
import { sidebar } from './sidebar.ts';
import { timelineEntry } from './timeline.ts';

/** What was said and done, the merge box, and the forms to go on with. */
export function conversationTab(pull: PullView): Html {
  return html`
    <div class="columns">
      <div class="conversation">
        <article class="entry comment">
          ${avatar(pull.author, 40)}
          <div class="box bubble">
            <header class="box-header"><strong>${pull.author}</strong>
              <span class="muted">opened this pull request</span><span class="pill">Author</span></header>
            <div class="box-body markdown-body">${renderMarkdown(pull.body)}</div>
          </div>
        </article>
        ${pull.timeline.map((entry) => timelineEntry(pull, entry))}
        ${mergeBox(pull)}
        ${actPanel(pull)}
      </div>
      ${sidebar(pull)}
    </div>`;
}
