import { describe, expect, it } from 'vitest';
import type { CheckedItem } from '../../src/domain/checklist.ts';
import { lookAgainAt } from '../../src/gate/look-again.ts';
import { item } from '../support/policies.ts';

function ticked(until?: string): CheckedItem {
  const at = '2026-01-16T12:00:00Z';
  return {
    item: item('tested'),
    state: { kind: 'ticked', by: 'ann', at, ...(until === undefined ? {} : { until }) },
  };
}

describe('it is looked at again', () => {
  it('when the first tick expires', () => {
    const ticks = [ticked('2026-01-18T12:00:00Z'), ticked(), ticked('2026-01-17T12:00:00Z')];
    expect(lookAgainAt({ kind: 'satisfied' }, ticks)).toBe('2026-01-17T12:00:00Z');
  });

  it('not at all where no tick expires', () => {
    expect(
      lookAgainAt({ kind: 'satisfied' }, [ticked(), { item: item('x'), state: { kind: 'open' } }]),
    ).toBeUndefined();
  });
});
