import { describe, expect, it } from 'vitest';
import { standingReviews } from '../../src/approval/standing.ts';
import type { Review } from '../../src/domain/review.ts';
import { review } from '../support/facts.ts';

function standing(...reviews: readonly Review[]) {
  return standingReviews(reviews).map(({ author, state }) => `${author?.login ?? 'ghost'} ${state}`);
}

describe('the reviews that stand', () => {
  it('are in the order in which they were submitted', () => {
    const [first, second, again] = [review('sam'), review('sue'), review('sam', 'changes-requested')];
    expect(standing(again, second, first)).toEqual(['sue approved', 'sam changes-requested']);
  });

  it.each(['commented', 'pending', 'dismissed'] as const)('are none that is %s', (state) => {
    expect(standing(review('sam', state))).toEqual([]);
  });

  it('are those of each deleted account, which may be different people', () => {
    const { author: _, ...one } = review('sam');
    const { author: __, ...other } = review('sue', 'changes-requested');
    expect(standing(one, other)).toEqual(['ghost approved', 'ghost changes-requested']);
  });
});
