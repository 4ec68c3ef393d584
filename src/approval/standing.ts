import type { Review } from '../domain/review.ts';

/**
 * The review of each person that stands: the latest that decides something. A comment decides nothing, so it
 * leaves an earlier review standing; a dismissed review is none, and does not bring an older one back. Reviews of
 * deleted accounts are each their own person's, for nobody can tell them apart.
 *
 * @returns in the order in which they were submitted.
 */
export function standingReviews(reviews: readonly Review[]): readonly Review[] {
  const latest = new Map<string, Review>();
  for (const review of reviews.filter(decides).toSorted(bySubmission)) {
    const person = review.author?.login.toLowerCase() ?? `review ${review.id}`;
    latest.delete(person);
    latest.set(person, review);
  }
  return [...latest.values()].filter((review) => review.state !== 'dismissed');
}

function decides({ state }: Review): boolean {
  switch (state) {
    case 'approved':
    case 'changes-requested':
    case 'dismissed':
      return true;
    case 'commented':
    case 'pending':
      return false;
  }
}

/** GitHub's times have whole seconds, and its ids grow. */
function bySubmission(a: Review, b: Review): number {
  return Date.parse(a.submittedAt) - Date.parse(b.submittedAt) || a.id - b.id;
}
