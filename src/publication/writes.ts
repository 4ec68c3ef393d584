import type { CommentName, Publication, StatusTarget, Write } from '../domain/publication.ts';
import type { Published, PullFacts, Snapshot } from '../domain/snapshot.ts';
import { sameText } from './same-text.ts';

/**
 * The writes that are left to make GitHub show a publication: none for what is there already. The comment comes
 * before the status, which links to it.
 *
 * A check run that changed is made anew, which takes the place of the one before: GitHub appends the annotations
 * of an update to those that are there (REST, "Update a check run"), so an update would keep what was mended.
 */
export function remainingWrites(
  publication: Publication,
  { published, pull }: Pick<Snapshot, 'published' | 'pull'>,
): readonly Write[] {
  return [
    ...commentWrites('checklist', publication.comment, published.comment),
    ...commentWrites('after-merge', publication.afterMergeComment, published.afterMergeComment),
    ...checkRunWrites(publication, published),
    ...statusWrites(publication, published),
    ...labelWrites(publication, pull),
    ...reviewerWrites(publication, pull),
  ];
}

/** The write that is left to have one of our comments as it should be. */
export function commentWrites(
  which: CommentName,
  wanted: Publication['comment'],
  there: Published['comment'],
): readonly Write[] {
  if (wanted === undefined) return [];
  const { body } = wanted;
  if (there === undefined) return [{ kind: 'create-comment', which, body }];
  if (sameText(there.body, body)) return [];
  return [{ kind: 'update-comment', which, id: there.id, body }];
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

function labelWrites({ labels }: Publication, pull: PullFacts): readonly Write[] {
  if (labels === undefined) return [];
  const has = (list: readonly string[], name: string) => list.some((other) => sameName(other, name));
  const missing = labels.wanted.filter((name) => !has(pull.labels, name));
  const left = pull.labels.filter((name) => has(labels.managed, name) && !has(labels.wanted, name));
  return [
    ...left.map((label): Write => ({ kind: 'remove-label', label })),
    ...(missing.length === 0 ? [] : [{ kind: 'add-labels', labels: missing } as const]),
  ];
}

/** Nobody is asked while the pull request is a draft, nor once it is closed. */
function reviewerWrites({ reviewers = [] }: Publication, pull: PullFacts): readonly Write[] {
  if (pull.draft || pull.state !== 'open') return [];
  const missing = reviewers.filter((name) => !pull.requested.some((other) => sameName(other, name)));
  return missing.length === 0 ? [] : [{ kind: 'request-reviewers', reviewers: missing }];
}

/** GitHub compares labels, logins and teams without regard to case. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
