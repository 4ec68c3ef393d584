import type { Snapshot } from '../domain/snapshot.ts';
import type { Store } from './ports/store.ts';

/** Remembers what was at the commits of reviews: GitHub may say later that they were given for others. */
export async function rememberReviews(
  { pull, reviews }: Pick<Snapshot, 'pull' | 'reviews'>,
  store: Pick<Store, 'reviews'>,
): Promise<void> {
  const digests = reviews.items.flatMap((review) =>
    review.basis.kind === 'content' ? [[review.id, review.basis.digest] as const] : [],
  );
  await store.reviews.digested(pull.ref, new Map(digests));
}
