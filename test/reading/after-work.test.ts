import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterWork, type Measured } from '../../src/reading/after-work.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A thread that has the given share of a processor. */
function threadWith(share: number): Measured {
  return { cpuUsage: async () => ({ user: performance.now() * 1_000 * share, system: 0 }) };
}

async function endOf(thread: Measured): Promise<number | undefined> {
  const begun = performance.now();
  let ended: number | undefined;
  afterWork(thread, 1_000, () => {
    ended = performance.now() - begun;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return ended;
}

describe('the time that a thread may work', () => {
  it('ends by the clock where the thread has a processor to itself', async () => {
    expect(await endOf(threadWith(1))).toBe(1_000);
  });

  it('goes on while other work keeps the thread from its own', async () => {
    expect(await endOf(threadWith(0.5))).toBeGreaterThan(1_900);
    expect(await endOf(threadWith(0.5))).toBeLessThan(2_100);
  });

  it('ends all the same where the thread hardly ever has its turn, or does not say', async () => {
    expect(await endOf(threadWith(0.01))).toBe(5_000);
    expect(await endOf({ cpuUsage: () => new Promise(() => {}) })).toBe(5_000);
  });

  it('ends by the clock where Node does not tell of the work of a thread, or the thread is gone', async () => {
    expect(await endOf({})).toBe(1_000);
    expect(await endOf({ cpuUsage: () => Promise.reject(new Error('not running')) })).toBe(1_000);
  });

  it('does not end what was stopped', async () => {
    const ended = vi.fn();
    const stop = afterWork(threadWith(1), 1_000, ended);
    await vi.advanceTimersByTimeAsync(999);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).not.toHaveBeenCalled();
  });
});
