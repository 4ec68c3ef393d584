import type { PullRef } from '../domain/repository.ts';
import type { PullFacts } from '../domain/snapshot.ts';
import type { FieldError } from './connection.ts';
import type { PullShape } from './overview-shape.ts';

/** What the overview tells of the pull request itself. */
export function pullFacts(ref: PullRef, given: PullShape): PullFacts {
  const { mergedAt, mergeCommit } = given;
  return {
    ref,
    title: given.title,
    body: given.body,
    url: given.url,
    state: ({ OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const)[given.state],
    draft: given.isDraft,
    ...(mergedAt === null ? {} : { mergedAt }),
    ...(mergeCommit === null ? {} : { mergeCommit: mergeCommit.oid }),
    labels: given.labels?.nodes.map(({ name }) => name) ?? [],
    requested: requestedIn(given),
    ...(given.author === undefined ? {} : { author: given.author }),
    head: given.headRefOid,
    // The branch itself has the migrations once they are merged.
    base: given.state === 'MERGED' ? given.baseRefOid : (given.baseRef?.target?.oid ?? given.baseRefOid),
    baseBranch: given.baseRefName,
    headRepository: given.headRepository === null ? 'deleted' : given.isCrossRepository ? 'fork' : 'same',
    changedFiles: given.changedFiles,
  };
}

function requestedIn({ requests }: PullShape): readonly string[] {
  const names = requests.nodes.flatMap(({ requestedReviewer: asked }) => {
    const name = asked?.combinedSlug ?? asked?.login;
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

/** A team that was asked is told only to apps that may read the members: the rest is whole without it. */
export function isAboutRequestedTeam({ type, path }: FieldError): boolean {
  return (
    (type === 'FORBIDDEN' || type === 'NOT_FOUND') &&
    /^repository\.pullRequest\.requests\.nodes\.\d+\.requestedReviewer$/.test(path.join('.'))
  );
}
