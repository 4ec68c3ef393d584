import type { Publication, StatusTarget, Write } from '../domain/publication.ts';
import type { Published } from '../domain/snapshot.ts';

/**
 * The writes that are left to make GitHub show a publication: none for what is there already. The comment comes
 * before the status, which links to it.
 *
 * A check run that changed is made anew, which takes the place of the one before: GitHub appends the annotations
 * of an update to those that are there (REST, "Update a check run"), so an update would keep what was mended.
 */
export function remainingWrites(publication: Publication, published: Published): readonly Write[] {
  return [
    ...commentWrites(publication, published),
    ...checkRunWrites(publication, published),
    ...statusWrites(publication, published),
  ];
}

function commentWrites({ comment }: Publication, published: Published): readonly Write[] {
  if (comment === undefined) return [];
  const { body } = comment;
  if (published.comment === undefined) return [{ kind: 'create-comment', body }];
  if (sameText(published.comment.body, body)) return [];
  return [{ kind: 'update-comment', id: published.comment.id, body }];
}

function checkRunWrites({ head, checkRun }: Publication, published: Published): readonly Write[] {
  if (checkRun === undefined || checkRun.fingerprint === published.checkRun?.fingerprint) return [];
  return [{ kind: 'create-check-run', head, checkRun }];
}

function statusWrites(publication: Publication, published: Published): readonly Write[] {
  const { head, status } = publication;
  const target = targetOf(publication, published);
  if (published.status !== undefined && isStatus(publication, target, published)) return [];
  return [{ kind: 'set-status', head, ...status, target }];
}

function targetOf({ comment, url }: Publication, published: Published): StatusTarget {
  return comment === undefined && published.comment === undefined
    ? { kind: 'url', url }
    : { kind: 'comment' };
}

function isStatus(
  { status }: Publication,
  target: StatusTarget,
  { status: there, comment }: Published,
): boolean {
  const url = target.kind === 'url' ? target.url : comment?.url;
  return (
    there?.state === status.state &&
    sameText(there.description, status.description) &&
    there.targetUrl === url
  );
}

/** GitHub may give a text back with other line ends or without spaces at the ends of lines. */
function sameText(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function normal(text: string): string {
  return text.replace(/[ \t\r]+$/gm, '').trim();
}
