import { html } from 'hono/html';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import { type PullView, pullPath } from './pull-view.ts';

/** The forms with which one goes on playing: review and comment as somebody, push other SQL, retarget. */
export function actPanel(pull: PullView): Html {
  if (pull.state === 'merged') return html``;
  return html`
    <section class="acts" id="acts">
      ${reviewForm(pull)}
      ${pushForm(pull)}
      ${retargetForm(pull)}
    </section>`;
}

function reviewForm(pull: PullView): Html {
  return html`
    <form class="box act" method="post" action="${pullPath(pull)}/acts" data-act>
      <header class="box-header">${icon('comment')} <strong>Say something as</strong> ${people(pull)}</header>
      <div class="box-body">
        <textarea name="body" rows="3" aria-label="Comment" placeholder="Leave a comment" data-keep></textarea>
        <div class="act-buttons">
          <button class="button" name="kind" value="request-changes">Request changes</button>
          <button class="button" name="kind" value="comment">Comment</button>
          <button class="button button-primary" name="kind" value="approve">Approve</button>
        </div>
      </div>
    </form>`;
}

function pushForm(pull: PullView): Html {
  const files = pull.files.filter((file) => file.change !== 'removed');
  if (pull.state !== 'open' || files.length === 0) return html``;
  return html`
    ${files.map(
      (file) => html`
        <details class="box act" id="push-${file.path}">
          <summary class="box-header">${icon('pencil')} <strong>Edit and push</strong> <code>${file.path}</code></summary>
          <form class="box-body" method="post" action="${pullPath(pull)}/acts" data-act>
            <input type="hidden" name="kind" value="push">
            <input type="hidden" name="path" value="${file.path}">
            <textarea class="code" name="text" rows="10" spellcheck="false" aria-label="${file.path}" data-keep>
${file.after}</textarea>
            <div class="act-buttons">
              <label>Commit as ${people(pull, pull.author)}</label>
              <button class="button button-primary">Commit and push</button>
            </div>
          </form>
        </details>`,
    )}`;
}

function retargetForm(pull: PullView): Html {
  const others = pull.branches.filter((branch) => branch !== pull.baseBranch && branch !== pull.headBranch);
  if (pull.state !== 'open' || others.length === 0) return html``;
  return html`
    <form class="act act-line" method="post" action="${pullPath(pull)}/acts" data-act>
      <input type="hidden" name="kind" value="retarget">
      <label>${icon('git-branch')} Change the base branch to
        <select name="branch" data-keep>${others.map((branch) => html`<option>${branch}</option>`)}</select></label>
      <button class="button">Change base</button>
    </form>`;
}

function people(pull: PullView, chosen?: string): Html {
  return html`<select name="login" aria-label="Who" data-keep>${pull.people.map(
    (person) =>
      html`<option value="${person.login}" ${person.login === chosen ? 'selected' : ''}>${person.login} (${
        person.login === pull.author ? 'author, ' : ''
      }${person.permission})</option>`,
  )}</select>`;
}
