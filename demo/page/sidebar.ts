import { html } from 'hono/html';
import { avatar } from './avatar.ts';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import { type PullView, REQUIRED_STATUS, requiredStatus } from './pull-view.ts';
import { statusIcon } from './state-mark.ts';

const MARKS = {
  approved: { icon: 'check', tone: 'open', text: 'approved these changes' },
  'changes-requested': { icon: 'file-diff', tone: 'closed', text: 'requested changes' },
  commented: { icon: 'comment', tone: 'muted', text: 'left a comment' },
  dismissed: { icon: 'dot-fill', tone: 'status-pending', text: 'has to review again' },
} as const;

/** Who reviewed, where the required status stands, and who there is; it stays in sight. */
export function sidebar(pull: PullView): Html {
  const status = requiredStatus(pull);
  return html`
    <aside class="sidebar">
      <section>
        <h2>Required status</h2>
        <p class="status-line">${statusIcon(status?.state ?? 'pending')}
          <span><strong>${REQUIRED_STATUS}</strong><br>
          <span class="muted small">${status?.description ?? 'Expected'}</span></span></p>
        <p class="small"><a href="#merge">Go to the merge box</a></p>
      </section>
      <section>
        <h2>Reviewers</h2>
        ${
          pull.reviewers.length === 0
            ? html`<p class="muted small">No reviews</p>`
            : pull.reviewers.map((reviewer) => {
                const mark = MARKS[reviewer.state];
                return html`<p class="person">${avatar(reviewer.login, 20)} <strong>${reviewer.login}</strong>
                  <span class="fg-${mark.tone}" title="${mark.text}">${icon(mark.icon)}</span></p>`;
              })
        }
      </section>
      <section>
        <h2>People of this repository</h2>
        ${pull.people.map(
          (person) => html`
            <p class="person">${avatar(person.login, 20)} ${person.login}
              <span class="muted small">${person.login === pull.author ? 'author, ' : ''}${person.permission}</span></p>`,
        )}
      </section>
    </aside>`;
}
