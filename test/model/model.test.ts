import { describe, expect, it } from 'vitest';
import { playHistories } from './play.ts';

/** Some here; `npm run model` plays 10,000. */
const HISTORIES = 120;

describe('over random histories of pushes, reviews, teams, policies, and webhooks that are lost, doubled and late', () => {
  it('a status is green only when the rules say so, and always when they say so once events stop', async () => {
    const seen = await playHistories(HISTORIES, 20_261_121);
    // They mean something only if both outcomes are reached.
    expect(Math.min(seen.greenEnds, seen.otherEnds, seen.greenWrites)).toBeGreaterThan(HISTORIES / 10);
  }, 300_000);
});
