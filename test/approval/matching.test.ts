import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPeople } from '../../src/approval/matching.ts';

/** Places and the people that fit each, small enough to try every assignment. */
const fittings = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }), { maxLength: 6 });

/** The most places that any assignment fills, found by trying all of them. */
function mostFilled(places: readonly (readonly number[])[], taken: readonly number[] = []): number {
  const [first, ...rest] = places;
  if (first === undefined) return 0;
  const free = first.filter((person) => !taken.includes(person));
  return Math.max(mostFilled(rest, taken), ...free.map((person) => 1 + mostFilled(rest, [...taken, person])));
}

describe('matching people to places', () => {
  it('fills as many places as any assignment can', () => {
    fc.assert(
      fc.property(fittings, (places) => {
        const filled = matchPeople(places).filter((person) => person !== undefined);
        expect(filled).toHaveLength(mostFilled(places));
      }),
      { numRuns: 500 },
    );
  });

  it('seats each person once, and only where they fit', () => {
    fc.assert(
      fc.property(fittings, (places) => {
        const taken = matchPeople(places);
        const seated = taken.filter((person) => person !== undefined);
        expect(new Set(seated).size).toBe(seated.length);
        for (const [place, person] of taken.entries())
          if (person !== undefined) expect(places[place]).toContain(person);
      }),
    );
  });

  it('never empties a place because somebody more approves', () => {
    fc.assert(
      fc.property(fittings, (places) => {
        const without = places.map((people) => people.filter((person) => person !== 5));
        const count = (all: readonly (readonly number[])[]) =>
          matchPeople(all).filter((person) => person !== undefined).length;
        expect(count(places)).toBeGreaterThanOrEqual(count(without));
      }),
    );
  });
});
