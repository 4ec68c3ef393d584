import { describe, expect, it } from 'vitest';
import {
  type Allowance,
  type Budget,
  UNLIMITED,
  withAllowance,
  withHold,
  withWrite,
} from '../../src/budget/budget.ts';
import { turnOf, type WorkKind } from '../../src/budget/turn.ts';

const NOW = new Date('2026-11-21T12:00:30Z');
const RESET = '2026-11-21T12:40:00.000Z';
const left = (remaining: number, more: Partial<Allowance> = {}): Allowance => ({
  resource: 'graphql',
  limit: 5_000,
  remaining,
  resetAt: RESET,
  ...more,
});

const KINDS: readonly WorkKind[] = ['read', 'gate', 'nicety', 'sweep'];

/** Which kinds of work go, and until when the others wait. */
const turns = (budget: Budget) =>
  KINDS.map((kind) => {
    const turn = turnOf(kind, budget, NOW);
    return turn.kind === 'go' ? 'go' : turn.until.toISOString();
  });

const writing = (times: number) =>
  Array.from({ length: times }).reduce((budget: Budget) => withWrite(budget, NOW), UNLIMITED);

describe('with a budget', () => {
  it.each([
    ['of which nothing is known', UNLIMITED, ['go', 'go', 'go', 'go']],
    ['that is nearly whole', withAllowance(UNLIMITED, left(4_900)), ['go', 'go', 'go', 'go']],
    ['that is half spent, sweeps wait', withAllowance(UNLIMITED, left(2_500)), ['go', 'go', 'go', RESET]],
    [
      'of which little is left, niceties wait too',
      withAllowance(UNLIMITED, left(500)),
      ['go', 'go', RESET, RESET],
    ],
    ['that is used up, all waits', withAllowance(UNLIMITED, left(0)), [RESET, RESET, RESET, RESET]],
    [
      'whose hour is over, all goes',
      withAllowance(UNLIMITED, left(0, { resetAt: '2026-11-21T12:00:30.000Z' })),
      ['go', 'go', 'go', 'go'],
    ],
    ['and 40 writes in the minute, sweeps wait', writing(40), ['go', 'go', 'go', '2026-11-21T12:01:00.000Z']],
    [
      'and 75 writes in the minute, every write waits for the next',
      writing(75),
      ['go', ...Array.from({ length: 3 }, () => '2026-11-21T12:01:00.000Z')],
    ],
    [
      'and 480 writes in the hour, every write waits for the next',
      writing(480),
      ['go', ...Array.from({ length: 3 }, () => '2026-11-21T13:00:00.000Z')],
    ],
  ])('%s', (_, budget, expected) => {
    expect(turns(budget)).toEqual(expected);
  });

  it('that GitHub holds back, all waits as long as it says, and a shorter hold does not end it', () => {
    const held = withHold(
      withHold(UNLIMITED, new Date('2026-11-21T12:02:00Z')),
      new Date('2026-11-21T12:01:00Z'),
    );
    expect(turns(held)).toEqual(Array.from({ length: 4 }, () => '2026-11-21T12:02:00.000Z'));
  });
});

describe('of two answers', () => {
  it('of one hour the one with less left counts, and of two hours the later', () => {
    const known = withAllowance(withAllowance(UNLIMITED, left(300)), left(400));
    expect(known.allowances).toEqual([left(300)]);
    const next = left(5_000, { resetAt: '2026-11-21T13:40:00.000Z' });
    expect(withAllowance(known, next).allowances).toEqual([next]);
    expect(withAllowance(withAllowance(known, next), left(1)).allowances).toEqual([next]);
  });

  it('for other resources both count', () => {
    const both = withAllowance(withAllowance(UNLIMITED, left(4_000)), left(10, { resource: 'core' }));
    expect(turns(both)).toEqual(['go', 'go', RESET, RESET]);
  });
});
