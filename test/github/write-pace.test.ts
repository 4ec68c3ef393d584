import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWritePace } from '../../src/github/write-pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** How long it is until a write is due, in milliseconds. */
async function waited(work: Promise<unknown>): Promise<number> {
  const from = process.hrtime.bigint();
  await work;
  return Number(process.hrtime.bigint() - from) / 1e6;
}

describe('the writes of an installation', () => {
  it('follow each other at a distance, and the first at once', async () => {
    const pace = createWritePace(200);
    const [first, second, third] = await Promise.all([waited(pace(1)), waited(pace(1)), waited(pace(1))]);
    expect(first).toBeLessThan(150);
    expect(second).toBeGreaterThanOrEqual(195);
    expect(third).toBeGreaterThanOrEqual(395);
  });

  it('are put off when the next is due far ahead', async () => {
    const pace = createWritePace(60_000);
    expect(await pace(1)).toBeUndefined();
    expect(await pace(1)).toEqual(new Date(Date.now() + 60_000));
  });

  it('do not wait for those of another', async () => {
    const pace = createWritePace(60_000);
    await pace(1);
    expect(await waited(pace(2))).toBeLessThan(1_000);
  });

  it('do not wait when the last is long ago', async () => {
    const pace = createWritePace(60_000);
    await pace(1);
    vi.advanceTimersByTime(60_000);
    expect(await pace(1)).toBeUndefined();
    expect(await pace(1)).toBeInstanceOf(Date);
  });

  it('do not wait for a clock that was turned back', async () => {
    const pace = createWritePace(0);
    await pace(1);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await pace(1)).toBeUndefined();
  });
});
