import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pruneDatabase } from '../../src/database/prune.ts';
import { createGroupCommit } from '../../src/queue/group-commit.ts';
import { databaseForEach } from '../support/database-for-each.ts';
import { DATABASES } from '../support/databases.ts';
import { createGate, job, type QueueProcess, startQueue } from './fixture.ts';

const SOON = { timeout: 15_000, interval: 20 };

describe.each(DATABASES)('the inbox on %s', (_name, open) => {
  const storage = databaseForEach(open);
  let running: QueueProcess;
  beforeEach(async () => {
    running = await startQueue(storage.database);
  }, 60_000);
  afterEach(async () => {
    await running.end();
  }, 60_000);

  const stored = () => storage.database.query('SELECT work FROM migration_gate.jobs');
  const isDone = async (delivery: string) => {
    const rows = await storage.database.query(
      'SELECT done_at IS NOT NULL AS done FROM migration_gate.deliveries WHERE delivery = $1',
      [delivery],
    );
    return rows[0]?.done;
  };

  it('marks a delivery done when the last of its work is, and takes it no second time before or after', async () => {
    const gate = createGate();
    const done: number[] = [];
    await running.queue.take('a', [job(1), job(2)]);
    await running.queue.take('a', [job(1), job(2)]);
    expect(await stored()).toHaveLength(2);
    running.work({
      handle: async (given) => {
        if (given.kind !== 'pull-request') return;
        if (given.pull.number === 2) await gate.opened;
        done.push(given.pull.number);
      },
    });
    await vi.waitFor(async () => expect(await stored()).toHaveLength(1), SOON);
    expect(await isDone('a')).toBe(false);
    gate.open();
    await vi.waitFor(async () => expect(await isDone('a')).toBe(true), SOON);
    await running.queue.take('a', [job(1), job(2)]);
    expect(await stored()).toEqual([]);
    expect(done).toEqual([1, 2]);
  });

  it('forgets a delivery a week after it was done, and none that is not done', async () => {
    await running.queue.take('done', [job(1)]);
    running.work({});
    await vi.waitFor(async () => expect(await isDone('done')).toBe(true), SOON);
    await running.end();
    await running.queue.take('open', [job(2)]);
    await storage.database.query(
      `UPDATE migration_gate.deliveries SET received_at = now() - interval '8 days', done_at = done_at - interval '8 days'`,
    );
    await pruneDatabase(storage.database, { auditDays: 365 });
    expect(await storage.database.query('SELECT delivery FROM migration_gate.deliveries')).toEqual([
      { delivery: 'open' },
    ]);
  });

  it('keeps a burst of deliveries in the order of their arrival', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    await Promise.all(numbers.map((number) => running.queue.take(`${number}`, [job(number)])));
    const rows = await storage.database.query('SELECT delivery FROM migration_gate.jobs ORDER BY id');
    expect(rows.map(({ delivery }) => Number(delivery))).toEqual(numbers);
  });
});

describe('what arrives together', () => {
  it('is stored in one statement', async () => {
    const groups: (readonly number[])[] = [];
    const keep = createGroupCommit<number>(async (entries) => {
      groups.push(entries);
      await new Promise((resolve) => setImmediate(resolve));
    });
    await Promise.all([1, 2, 3, 4].map(keep));
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('is not lost with one that cannot be stored', async () => {
    const stored: number[] = [];
    const keep = createGroupCommit<number>(async (entries) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (entries.includes(3)) throw new Error('not this one');
      stored.push(...entries);
    });
    const kept = await Promise.allSettled([1, 2, 3, 4].map(keep));
    expect(kept.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(stored).toEqual([1, 2, 4]);
  });
});
