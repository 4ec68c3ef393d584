import type { FollowUp, FollowUpIssue } from '../domain/follow-up.ts';
import type { IssueChange, Write } from '../domain/publication.ts';
import { clip } from './markdown/clip.ts';
import { visibleLine } from './markdown/visible.ts';
import { sameText } from './same-text.ts';

/**
 * The first line of a follow-up's body; nobody sees it, and the app finds the issue again by it.
 *
 * @param pull the number of the pull request.
 */
export function followUpMarker(pull: number, topic: string): string {
  return `<!-- migration-gate:issue ${pull} ${topic} -->`;
}

/** GitHub's limit for the title of an issue, in characters. */
const TITLE_LIMIT = 256;

/** Any text as the title of a follow-up: one line, with nothing unseen in it, no longer than GitHub takes. */
export function followUpTitle(text: string): string {
  return clip(visibleLine(text), TITLE_LIMIT);
}

/**
 * The writes that are left to have a follow-up as it should be: none for what is there already.
 *
 * @param state `closed` when there is nothing more to be done: a follow-up that never was is not opened for it.
 */
export function followUpWrites(
  followUp: FollowUp,
  state: FollowUpIssue['state'],
  there: FollowUpIssue | undefined,
): readonly Write[] {
  if (there === undefined) return state === 'closed' ? [] : [{ kind: 'create-issue', followUp }];
  const change: IssueChange = {
    ...(there.state === state ? {} : { state }),
    ...(sameText(there.body, followUp.body) ? {} : { body: followUp.body }),
    ...(followUp.labels.every((label) => there.labels.includes(label))
      ? {}
      : { labels: [...new Set([...there.labels, ...followUp.labels])] }),
  };
  return Object.keys(change).length === 0 ? [] : [{ kind: 'update-issue', number: there.number, ...change }];
}
