import type { ReviewState } from '../domain/review.ts';
import type { ReviewFact } from '../usecases/ports/pull-requests.ts';
import type { ReviewShape } from './shapes.ts';

const STATES: Readonly<Record<ReviewShape['state'], ReviewState>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
};

/** A review as GraphQL gives it. One that is not submitted yet is nobody's business: none. */
export function reviewFact({
  fullDatabaseId,
  state,
  submittedAt,
  url,
  commit,
  author,
}: ReviewShape): readonly ReviewFact[] {
  if (submittedAt === null) return [];
  return [
    {
      id: fullDatabaseId,
      ...(author === undefined ? {} : { author }),
      state: STATES[state],
      submittedAt,
      url,
      ...(commit === null ? {} : { commit: commit.oid }),
    },
  ];
}
