import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/domain/job.ts';
import { databaseForEach } from '../support/database-for-each.ts';
import { DATABASES } from '../support/databases.ts';
import { createSetClock } from '../support/set-clock.ts';
import { createGate, job, type QueueProcess, startQueue } from './fixture.ts';

const SOON = { timeout: 20_000, interval: 20 };

describe.each(DATABASES)('works that share the workers, on %s', (_name, open) => {
  const storage = databaseForEach(open);
  let running: QueueProcess;
  const clock = createSetClock('2026-03-01T12:00:00Z');
  beforeEach(async () => {
    clock.set('2026-03-01T12:00:00Z');
    running = await startQueue(storage.database, clock.now);
  }, 60_000);
  afterEach(async () => {
    await running.end();
  }, 60_000);

  const of = (installation: number, number: number) =>
    job(number, { pull: { ...job(number).pull, installation }, cause: `${installation}` });
  const settle = () => vi.waitFor(async () => expect(await left()).toEqual([]), SOON);
  const left = () =>
    storage.database.query('SELECT work FROM migration_gate.jobs WHERE due_at IS NULL OR due_at <= $1', [
      clock.now().toISOString(),
    ]);

  it('one busy installation does not keep the others waiting, nor do two', async () => {
    const begun: string[] = [];
    let most = 0;
    let atOnce = 0;
    for (const installation of [1, 2])
      for (let number = 1; number <= 30; number += 1) await running.queue.enqueue(of(installation, number));
    await running.queue.enqueue(of(3, 1));
    running.work({
      handle: async ({ cause }) => {
        begun.push(cause);
        atOnce += cause === '1' ? 1 : 0;
        most = Math.max(most, atOnce);
        await pause(5);
        atOnce -= cause === '1' ? 1 : 0;
      },
    });
    await settle();
    expect(most).toBeLessThanOrEqual(4);
    // Behind those that were in the queue before it, of each of the others: not behind all that they have waiting.
    expect(begun.indexOf('3')).toBeLessThan(16);
    expect(begun).toHaveLength(61);
  });

  it('a pull request that hangs holds up no other', async () => {
    const gate = createGate();
    const done: Job[] = [];
    running.work({
      handle: async (given) => {
        if (given.kind === 'pull-request' && given.pull.number === 1) await gate.opened;
        done.push(given);
      },
    });
    for (let number = 1; number <= 12; number += 1) await running.queue.enqueue(job(number));
    await vi.waitFor(() => expect(done).toHaveLength(11), SOON);
    gate.open();
    await settle();
    expect(done).toHaveLength(12);
  });

  it('1,000 events on 100 pull requests end in one evaluation of each and one for each spacing that they last, so in 300 where that is twice; nothing is left untold', async () => {
    const spacing = 1_000;
    const first = performance.now();
    let evaluations = 0;
    const seen = new Map<number, Set<number>>();
    running.work(
      {
        handle: async (given) => {
          if (given.kind !== 'pull-request') return;
          evaluations += 1;
          const { number } = given.pull;
          const told = seen.get(number) ?? new Set();
          for (const { id } of given.reviews ?? []) told.add(id);
          seen.set(number, told);
        },
      },
      { spacing, perInstallation: 8 },
    );
    for (let round = 0; round < 10; round += 1) {
      const events = Array.from({ length: 100 }, (_, number) =>
        running.queue.take(`${round} ${number}`, [
          job(number, { reviews: [{ id: round, commit: 'a'.repeat(40), login: 'ann' }] }),
        ]),
      );
      await Promise.all([...events, pause(round < 9 ? (2 * spacing) / 10 : 0)]);
    }
    const lasted = performance.now() - first;
    await settle();
    expect([...seen.values()].map((told) => told.size)).toEqual(Array.from({ length: 100 }, () => 10));
    expect(evaluations).toBeLessThanOrEqual(100 * (1 + Math.ceil(lasted / spacing)));
  }, 60_000);

  describe('what is for later', () => {
    const causes: string[] = [];
    const note = {
      handle: async ({ cause }: Job) => {
        causes.push(cause);
      },
    };
    beforeEach(() => {
      causes.length = 0;
    });
    const later = (cause: string, at: string, number = 1) =>
      running.queue.enqueue(job(number, { cause }), { startAfter: new Date(at) });

    it('and was due while the server was down is done at its start', async () => {
      await later('window opens', '2026-03-01T13:00:00Z');
      await running.kill();
      clock.set('2026-03-03T00:00:00Z');
      running = await startQueue(storage.database, clock.now);
      running.work(note);
      await settle();
      expect(causes).toEqual(['window opens']);
    });

    it('is done once and not before its time, whatever the clock does', async () => {
      running.work(note);
      // The hour that daylight saving leaves out in Berlin, and the one that comes twice.
      await later('spring', '2026-03-29T01:00:00Z');
      await later('autumn', '2026-10-25T01:00:00Z', 2);
      clock.set('2026-03-29T00:59:00Z');
      await running.queue.enqueue(job(3, { cause: 'an event' }));
      await vi.waitFor(() => expect(causes).toEqual(['an event']), SOON);
      clock.set('2026-03-29T01:00:00Z');
      await vi.waitFor(() => expect(causes).toContain('spring'), SOON);
      clock.set('2026-03-29T00:30:00Z');
      await running.queue.enqueue(job(4, { cause: 'another' }));
      await vi.waitFor(() => expect(causes).toContain('another'), SOON);
      clock.set('2026-10-25T01:00:00Z');
      await vi.waitFor(() => expect(causes).toEqual(['an event', 'spring', 'another', 'autumn']), SOON);
      await settle();
    });

    it('comes earlier when it is asked for at an earlier time', async () => {
      running.work(note);
      await later('close', '2026-03-01T18:00:00Z');
      await later('close', '2026-03-01T15:00:00Z');
      clock.set('2026-03-01T15:00:00Z');
      await vi.waitFor(() => expect(causes).toEqual(['close']), SOON);
      await settle();
    });
  });
});
