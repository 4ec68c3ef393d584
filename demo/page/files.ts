import { structuredPatch } from 'diff';
import { html, raw } from 'hono/html';
import { highlightLines } from './highlight.ts';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import type { AnnotationView, FileView, PullView } from './pull-view.ts';
import { fileAnchor } from './wording.ts';

/** What the pull request changes, with the annotations of its check runs at their lines. */
export function filesTab(pull: PullView): Html {
  const annotations = pull.checkRuns.flatMap((run) => run.annotations);
  return html`<div class="files">${pull.files.map((file) =>
    fileDiff(
      file,
      annotations.filter((annotation) => annotation.path === file.path),
    ),
  )}</div>`;
}

type DiffRow =
  | { readonly kind: 'hunk'; readonly text: string }
  | { readonly kind: 'added' | 'removed' | 'same'; readonly old?: number; readonly new?: number };

/** The rows of a file's diff with three lines of context, as `git diff` has them. */
export function diffRows(file: FileView): readonly DiffRow[] {
  const patch = structuredPatch(file.previousPath ?? file.path, file.path, file.before, file.after);
  return patch.hunks.flatMap((hunk) => {
    let old = hunk.oldStart;
    let now = hunk.newStart;
    const rows = hunk.lines.flatMap((line): readonly DiffRow[] => {
      if (line.startsWith('+')) return [{ kind: 'added', new: now++ }];
      if (line.startsWith('-')) return [{ kind: 'removed', old: old++ }];
      if (line.startsWith(' ')) return [{ kind: 'same', old: old++, new: now++ }];
      return [];
    });
    const oldStart = hunk.oldLines === 0 ? 0 : hunk.oldStart;
    const text = `@@ -${oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
    return [{ kind: 'hunk', text } as const, ...rows];
  });
}

/** Lines added and removed by all the files. */
export function lineCounts(files: readonly FileView[]): { readonly added: number; readonly removed: number } {
  const rows = files.flatMap(diffRows);
  return {
    added: rows.filter((row) => row.kind === 'added').length,
    removed: rows.filter((row) => row.kind === 'removed').length,
  };
}

function fileDiff(file: FileView, annotations: readonly AnnotationView[]): Html {
  const before = highlightLines(file.path, file.before);
  const after = highlightLines(file.path, file.after);
  const { added, removed } = lineCounts([file]);
  return html`
    <section class="box file" id="${fileAnchor(file.path)}">
      <header class="box-header">
        ${icon(file.change === 'removed' ? 'file-removed' : file.change === 'added' ? 'file-added' : 'file-diff')}
        <code>${file.previousPath === undefined ? '' : `${file.previousPath} → `}${file.path}</code>
        <span class="diff-stat"><span class="fg-open">+${added}</span> <span class="fg-closed">−${removed}</span></span>
      </header>
      <table class="diff"><tbody>
        ${diffRows(file).map((row) => {
          if (row.kind === 'hunk')
            return html`<tr class="hunk"><td colspan="2"></td><td>${row.text}</td></tr>`;
          const line = row.kind === 'removed' ? before[(row.old ?? 0) - 1] : after[(row.new ?? 0) - 1];
          const sign = { added: '+', removed: '-', same: ' ' }[row.kind];
          const here = annotations.filter(
            (annotation) => row.kind !== 'removed' && annotation.endLine === row.new,
          );
          return html`
            <tr class="line-${row.kind}"><td class="line-number">${row.old ?? ''}</td>
              <td class="line-number">${row.new ?? ''}</td>
              <td class="code"><span class="sign">${sign}</span>${raw(line ?? '')}</td></tr>
            ${here.map((annotation) => html`<tr class="annotated"><td colspan="3">${annotationBox(annotation)}</td></tr>`)}`;
        })}
      </tbody></table>
    </section>`;
}

const LEVELS = {
  notice: { icon: 'info', text: 'Notice', tone: 'neutral' },
  warning: { icon: 'alert', text: 'Warning', tone: 'attention' },
  failure: { icon: 'stop', text: 'Failure', tone: 'closed' },
} as const;

/** An annotation of a check run, as GitHub shows it in a diff. */
export function annotationBox(annotation: AnnotationView): Html {
  const level = LEVELS[annotation.level];
  const lines =
    annotation.startLine === annotation.endLine
      ? `line ${annotation.startLine}`
      : `lines ${annotation.startLine} to ${annotation.endLine}`;
  return html`
    <div class="annotation annotation-${annotation.level}">
      <p class="annotation-head"><span class="fg-${level.tone}">${icon(level.icon)}</span>
        <strong>${level.text}</strong> on ${lines}</p>
      <p><strong>${annotation.title}</strong></p>
      <p class="annotation-text">${annotation.message}</p>
    </div>`;
}
