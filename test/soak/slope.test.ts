import { describe, expect, it } from 'vitest';
import { slopeOf } from './slope.ts';

const samples = (...values: readonly number[]) => values.map((value, index) => ({ at: index / 2, value }));

describe('the slope of samples', () => {
  it('is what is gained in an hour', () => {
    expect(slopeOf(samples(100, 103, 106, 109))).toBeCloseTo(6);
    expect(slopeOf(samples(109, 106, 103, 100))).toBeCloseTo(-6);
  });

  it('is nothing where it goes up and down alike, or where there is one sample', () => {
    expect(slopeOf(samples(100, 104, 104, 100))).toBeCloseTo(0);
    expect(slopeOf(samples(100))).toBe(0);
  });
});
