import { html, raw } from 'hono/html';
import { highlightLines } from './highlight.ts';
import { icon } from './icon.ts';
import { type Html, layout } from './layout.ts';
import { count, shortSha } from './wording.ts';

/** A file at a commit; `#L3` and `#L3-L5` mark lines, as on GitHub. */
export function blobPage(file: {
  readonly repository: string;
  readonly path: string;
  readonly sha: string;
  readonly text: string;
}): Html {
  const lines = highlightLines(file.path, file.text);
  const main = html`
    <section class="box file">
      <header class="box-header">${icon('file-code')} <code>${file.path}</code>
        <span class="muted">at <code>${shortSha(file.sha)}</code> · ${count(lines.length, 'line')}</span></header>
      <table class="diff"><tbody>
        ${lines.map(
          (line, index) => html`<tr id="L${index + 1}"><td class="line-number">${index + 1}</td>
            <td class="code">${raw(line)}</td></tr>`,
        )}
      </tbody></table>
    </section>`;
  return layout({ title: `${file.path} · ${file.repository}`, repository: file.repository, main });
}
