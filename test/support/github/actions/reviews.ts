import type { Account } from '../state/account.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';
import type { Review } from '../state/review.ts';
import { nodeId, type World } from '../state/world.ts';
import { mustFit } from './body-limit.ts';
import { fulfilRequests } from './review-requests.ts';

export interface NewReview {
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  readonly body?: string;
  /** What was looked at; the head now. */
  readonly commit?: string;
}

export function submitReview(world: World, pull: PullRequest, author: Account, wanted: NewReview): Review {
  if (author === pull.author && wanted.state === 'APPROVED')
    throw new Refused('Can not approve your own pull request');
  if (author === pull.author && wanted.state === 'CHANGES_REQUESTED')
    throw new Refused('Can not request changes on your own pull request');
  mustFit(wanted.body);
  const id = world.nextId('review');
  const at = world.now();
  const review: Review = {
    id,
    nodeId: nodeId('PRR', id),
    author,
    state: wanted.state,
    body: wanted.body ?? '',
    commit: wanted.commit ?? pull.headSha,
    submittedAt: at,
    updatedAt: at,
  };
  pull.reviews.push(review);
  fulfilRequests(pull, author);
  pull.updatedAt = at;
  world.tell({ event: 'pull_request_review', action: 'submitted', pull, review, by: author });
  return review;
}

export function editReview(world: World, pull: PullRequest, review: Review, body: string): void {
  mustFit(body);
  const changes = { body: { from: review.body } };
  review.body = body;
  review.updatedAt = world.now();
  world.tell({ event: 'pull_request_review', action: 'edited', pull, review, changes, by: review.author });
}

export function dismissReview(
  world: World,
  pull: PullRequest,
  review: Review,
  by: Account,
  message: string,
): void {
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
    throw new Refused(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  if (message.trim() === '') throw new Refused('A dismissal needs a message');
  review.state = 'DISMISSED';
  review.updatedAt = world.now();
  world.tell({ event: 'pull_request_review', action: 'dismissed', pull, review, by });
}

/** The latest review of each person that says yes or no; one that was dismissed says nothing any more. */
export function latestDecisiveReviews(pull: PullRequest): readonly Review[] {
  const latest = new Map<Account, Review>();
  for (const review of pull.reviews) if (review.state !== 'COMMENTED') latest.set(review.author, review);
  return [...latest.values()];
}
