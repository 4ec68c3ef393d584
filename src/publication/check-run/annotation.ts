import { type Finding, textsToCopy } from '../../domain/finding.ts';
import type { Annotation } from '../../domain/publication.ts';
import type { Severity } from '../../domain/severity.ts';
import { sizeOf } from '../layout/size.ts';
import { clip } from '../markdown/clip.ts';
import { visibleBlock, visibleLine } from '../markdown/visible.ts';
import { withStop } from '../wording/list.ts';
import { lockWords } from '../wording/lock.ts';
import { linesOf } from '../wording/place.ts';

/** GitHub's limits (REST, "Create a check run"): 255 characters for a title, 64 KB for a message. */
const TITLE_LIMIT = 255;
const MESSAGE_LIMIT = 64 * 1024;

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = {
  note: 'notice',
  warning: 'warning',
  error: 'failure',
};

/** A finding on its lines, in plain text: GitHub reads no Markdown in annotations. */
export function annotationOf(finding: Finding): Annotation {
  const { location, message, rule, severity } = finding;
  const lines = location.span === undefined ? { from: 1, to: 1 } : linesOf(location.span);
  return {
    path: location.path,
    startLine: lines.from,
    endLine: lines.to,
    level: LEVELS[severity],
    title: clip(visibleLine(`${rule}: ${message}`), TITLE_LIMIT),
    message: messageOf(finding),
  };
}

function messageOf({ message, why, lock, saferWay }: Finding): string {
  const paragraphs = [
    withStop(message),
    why,
    ...(lock === undefined ? [] : [`PostgreSQL locks: ${lockWords(lock)}`]),
    ...(saferWay === undefined ? [] : [`The safer way: ${saferWay.summary}`]),
    ...(saferWay === undefined ? [] : textsToCopy(saferWay).map(({ text }) => text)),
  ].map((paragraph) => clip(visibleBlock(paragraph), MESSAGE_LIMIT / 8));
  const text = paragraphs.join('\n\n');
  return sizeOf(text) <= MESSAGE_LIMIT ? text : clip(text, MESSAGE_LIMIT / 4);
}
