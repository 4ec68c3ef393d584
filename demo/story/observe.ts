import { type PullView, requiredStatus } from '../page/pull-view.ts';
import type { Expected } from './step.ts';

type Shown = Extract<Expected, { readonly kind: 'shows' }>;

/** What differs from what was expected, a line for each; empty when the pull request shows it all. */
export function differences(expected: Shown, pull: PullView | undefined): readonly string[] {
  const status = pull === undefined ? undefined : requiredStatus(pull);
  const comment = pull === undefined ? '' : spokenText(appComment(pull) ?? '');
  const missing = (expected.comment ?? []).filter((text) => !comment.includes(text));
  return [
    ...(status?.state === expected.state ? [] : [difference('state', expected.state, status?.state)]),
    ...(status?.description === expected.description
      ? []
      : [difference('status', expected.description, status?.description)]),
    ...missing.map((text) => difference('in the comment', text, 'it is not there')),
  ];
}

function difference(what: string, expected: string, came: string | undefined): string {
  return `${what}: expected "${expected}", and what came was ${came === undefined ? 'nothing' : `"${came}"`}`;
}

/** The one comment of the app. */
export function appComment(pull: PullView): string | undefined {
  const comments = pull.timeline.flatMap((entry) =>
    entry.kind === 'comment' && entry.bot ? entry.body : [],
  );
  return comments.at(-1);
}

/** A comment as it is read out: no links, emphasis or escapes. */
export function spokenText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\*\*|`|\u200b/g, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
