import type { Snapshot } from '../domain/snapshot.ts';
import type { Store } from './ports/store.ts';

/**
 * Remembers what was at the commits of reviews, and under which policy, of those too that no webhook told of: GitHub
 * may say later that they were given for other commits, and the policy may be another one.
 */
export async function rememberReviews(
  { pull, reviews }: Pick<Snapshot, 'pull' | 'reviews'>,
  store: Pick<Store, 'reviews'>,
): Promise<void> {
  const read = reviews.items.flatMap(({ id, author, basis }) =>
    // Nobody is there any more whose approval it could be.
    basis.kind === 'content' && author !== undefined
      ? [{ id, login: author.login, commit: basis.commit, digest: basis.digest }]
      : [],
  );
  await store.reviews.digested(pull.ref, read);
}
