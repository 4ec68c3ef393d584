import { expect, it } from 'vitest';
import { openPglite } from '../../src/database/pglite.ts';
import { waitingJobs } from '../../src/queue/waiting-jobs.ts';
import { job, startQueue } from './fixture.ts';

it('what waits is told by kind, without what is not due yet, until it is done', async () => {
  const database = await openPglite();
  const { queue, work, end } = await startQueue(database);
  await queue.enqueue(job(1));
  await queue.enqueue(job(1));
  await queue.enqueue(job(2));
  await queue.enqueue({ kind: 'installation', installation: 1, cause: 'test' });
  await queue.enqueue(job(3), { startAfter: new Date(Date.now() + 3_600_000) });
  const waiting = await waitingJobs(database);
  expect(waiting.map(({ kind, count }) => `${count} ${kind}`).toSorted()).toEqual([
    '1 installation',
    '3 pull-request',
  ]);
  for (const { oldest } of waiting) expect(oldest).toBeGreaterThanOrEqual(0);

  work({});
  await expect.poll(() => waitingJobs(database)).toEqual([]);
  await end();
  await database.close();
});
