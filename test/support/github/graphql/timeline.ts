import { isoTime } from '../state/clock.ts';
import type { PullEvent, PullRequest } from '../state/pull-request.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { commentOf, reviewOf } from './conversation.ts';
import { Gap } from './gap.ts';
import { commitOf } from './objects.ts';
import { requestedReviewer } from './review-requests.ts';

const EVENTS: Readonly<Record<PullEvent['kind'], string>> = {
  merged: 'MergedEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  retargeted: 'BaseRefChangedEvent',
  'force-pushed': 'HeadRefForcePushedEvent',
  renamed: 'RenamedTitleEvent',
  drafted: 'ConvertToDraftEvent',
  readied: 'ReadyForReviewEvent',
  'review-requested': 'ReviewRequestedEvent',
};

/** The types that the timeline keeps, by the names they are asked for: `HEAD_REF_FORCE_PUSHED_EVENT`. */
const TYPES = new Map(
  ['IssueComment', 'PullRequestReview', ...Object.values(EVENTS)].map((type) => [
    type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
    type,
  ]),
);

/** What happened in a pull request, oldest first; without `wanted` all that is kept. */
export function timelineOf(asking: Asking, pull: PullRequest, wanted?: readonly string[] | null) {
  const types = (wanted ?? [...TYPES.keys()]).map((name) => {
    const type = TYPES.get(name);
    if (type === undefined) throw new Gap(`${name} in a timeline`);
    return type;
  });
  const entries = [
    ...pull.events.map((event) => ({ at: event.at, item: eventOf(asking, pull, event) })),
    ...pull.reviews.map((review) => ({ at: review.submittedAt, item: reviewOf(asking, pull, review) })),
    ...pull.comments.map((comment) => ({ at: comment.createdAt, item: commentOf(asking, pull, comment) })),
  ];
  return entries
    .filter(({ item }) => types.includes(item.__typename))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ item }) => item);
}

function eventOf(asking: Asking, { repository }: PullRequest, event: PullEvent) {
  const { of } = event;
  const commit = (sha: string | undefined) => () =>
    sha === undefined ? null : commitOf(asking, repository, sha);
  return {
    __typename: EVENTS[event.kind],
    id: event.nodeId,
    createdAt: isoTime(event.at),
    actor: actorOf(asking.world, event.by),
    ...(event.kind === 'force-pushed' && {
      beforeCommit: commit(event.before),
      afterCommit: commit(event.after),
    }),
    ...(event.kind === 'retargeted' && { previousRefName: event.before, currentRefName: event.after }),
    ...(event.kind === 'renamed' && { previousTitle: event.before, currentTitle: event.after }),
    ...(of !== undefined && { requestedReviewer: () => requestedReviewer(asking, of) }),
    ...(event.kind === 'merged' && { commit: commit(event.after) }),
  };
}
