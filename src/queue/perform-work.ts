import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { type Job, mergeJobs } from '../domain/job.ts';
import type { JobHandler } from '../usecases/handle-job.ts';
import { GitHubFault, isPermanent } from '../usecases/ports/github-fault.ts';
import type { Log } from '../usecases/ports/log.ts';
import { sendWork } from './job-queue.ts';
import { QUEUE, RETRIES, SIGNS_OF_LIFE } from './queue-name.ts';

/** What pg-boss keeps of a work: its name. */
export interface Work {
  readonly work: string;
}

export interface PerformingParts {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly handler: JobHandler;
  readonly log: Log;
}

type Attempt =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'failed'; readonly message: string };

/** After so many attempts it is given up when nothing says that waiting helps. */
const ATTEMPTS_WHEN_PERMANENT = 2;

/** When to look again while another process is at the same work, in milliseconds. */
const BUSY_ELSEWHERE = 2_000;

/** Does one work with everything that was queued for it, and says to the queue what became of it. */
export async function performWork(queued: JobWithMetadata<Work>, parts: PerformingParts): Promise<void> {
  const { database, boss, log } = parts;
  const { work } = queued.data;
  const living = setInterval(() => {
    boss
      .touch(QUEUE, queued.id)
      .catch((error) => log.warn({ error, work }, 'no sign of life could be given'));
  }, SIGNS_OF_LIFE.everySeconds * 1_000);
  try {
    const attempt = await database.withLock(work, () => attemptWork(queued, parts));
    if (attempt === undefined) await again(queued, new Date(Date.now() + BUSY_ELSEWHERE), boss);
    else await settle(queued, attempt.done, boss);
  } finally {
    clearInterval(living);
  }
}

async function settle(queued: JobWithMetadata<Work>, attempt: Attempt, boss: PgBoss): Promise<void> {
  switch (attempt.kind) {
    case 'done':
      await boss.complete(QUEUE, queued.id);
      return;
    case 'later':
      await again(queued, attempt.at, boss);
      return;
    case 'failed':
      await boss.fail(QUEUE, queued.id, { message: attempt.message });
      return;
  }
}

/** Puts the work back without counting an attempt. */
async function again({ id, data }: JobWithMetadata<Work>, startAfter: Date, boss: PgBoss): Promise<void> {
  await sendWork(boss, data.work, { startAfter });
  await boss.complete(QUEUE, id);
}

async function attemptWork(queued: JobWithMetadata<Work>, parts: PerformingParts): Promise<Attempt> {
  const { database, handler, log } = parts;
  const rows = await database.query('SELECT id, job FROM migration_gate.jobs WHERE work = $1 ORDER BY id', [
    queued.data.work,
  ]);
  const [first, ...others] = rows.map((row) => JSON.parse(String(row.job)) as Job);
  if (first === undefined) return { kind: 'done' };
  const job = mergeJobs([first, ...others]);
  const forget = async (): Promise<Attempt> => {
    await database.query('DELETE FROM migration_gate.jobs WHERE id = ANY ($1::bigint[])', [
      rows.map((row) => row.id),
    ]);
    return { kind: 'done' };
  };
  try {
    if (queued.retryCount >= RETRIES.limit) throw new EndedWithoutWord(queued.retryCount);
    await handler.handle(job);
    return await forget();
  } catch (error) {
    if (error instanceof GitHubFault && error.kind === 'rate-limited' && error.retryAt !== undefined) {
      log.warn({ job, until: error.retryAt }, 'GitHub limits the requests: waiting');
      return { kind: 'later', at: error.retryAt };
    }
    if (hasAttemptsLeft(queued, error)) {
      log.warn({ job, error, attempt: queued.retryCount + 1 }, 'a job failed and is tried again');
      return failed(error);
    }
    try {
      // Before it is forgotten: parking may queue it for later, and may fail itself.
      await handler.park(job, error);
      return await forget();
    } catch (fault) {
      log.error({ job, error: fault }, 'a job could not be parked');
      return failed(fault);
    }
  }
}

/** Every process that took the work up ended over it, so that no attempt could say how it failed. */
class EndedWithoutWord extends Error {
  override readonly name = 'EndedWithoutWord';

  constructor(attempts: number) {
    super(`${attempts} attempts ended together with the server that made them, or took too long`);
  }
}

function failed(error: unknown): Attempt {
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}

function hasAttemptsLeft({ retryCount }: JobWithMetadata<Work>, error: unknown): boolean {
  return retryCount + 1 < (isPermanent(error) ? ATTEMPTS_WHEN_PERMANENT : RETRIES.limit);
}
