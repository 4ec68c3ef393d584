import { expect, it } from 'vitest';
import { waitingJobs } from '../../src/queue/waiting-jobs.ts';
import { openEmbedded } from '../support/databases.ts';
import { job, startQueue } from './fixture.ts';

it('what waits is told by kind and priority, without what is not due yet, until it is done', async () => {
  const { database, close } = await openEmbedded();
  const { queue, work, end } = await startQueue(database);
  await queue.enqueue(job(1));
  await queue.enqueue(job(1));
  await queue.enqueue(job(2));
  await queue.enqueue({ kind: 'installation', installation: 1, cause: 'test' });
  await queue.enqueue(job(2), { priority: 'sweep' });
  await queue.enqueue(job(3), { startAfter: new Date(Date.now() + 3_600_000) });
  const waiting = await waitingJobs(database);
  expect(waiting.map(({ kind, priority, count }) => `${count} ${kind} ${priority}`).toSorted()).toEqual([
    '1 installation event',
    '1 pull-request sweep',
    '3 pull-request event',
  ]);
  for (const { oldest } of waiting) expect(oldest).toBeGreaterThanOrEqual(0);

  work({});
  await expect.poll(() => waitingJobs(database)).toEqual([]);
  await end();
  await close();
});
