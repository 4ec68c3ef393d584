import { describe, expect, it } from 'vitest';
import { type Asked, interleavedWrites } from './one-at-a-time.ts';

/** `look a` and `write b`: who did what, one millisecond after the other. */
function asked(...steps: readonly string[]): readonly Asked[] {
  return steps.map((step, at) => {
    const [kind, asker = '', pull = 'acme/shop#1'] = step.split(' ');
    return { kind: kind === 'look' ? 'look' : 'write', asker, pull, at };
  });
}

describe('two servers at one pull request', () => {
  it('are seen where one wrote between the look of another and what it wrote by that', () => {
    expect(interleavedWrites(asked('look a', 'look b', 'write b', 'write a'))).toEqual([
      'acme/shop#1: b wrote 1 ms before a, who had looked before that',
    ]);
  });

  it('are in order where each looks and writes by itself, however often they take turns', () => {
    const turns = asked('look a', 'write a', 'look b', 'write b', 'write b', 'look a', 'write a');
    expect(interleavedWrites(turns)).toEqual([]);
  });

  it('may look at once, and write on different pull requests', () => {
    expect(interleavedWrites(asked('look a', 'look b', 'write a'))).toEqual([]);
    expect(interleavedWrites(asked('look a 1', 'look b 2', 'write b 2', 'write a 1'))).toEqual([]);
  });
});
