import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { JobHandler } from '../usecases/handle-job.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { GitHubFault, isPermanent } from '../usecases/ports/github-fault.ts';
import type { Log } from '../usecases/ports/log.ts';
import { beginWork, finishRows, putBackRows, putBackWork, type Told } from './inbox-rows.ts';
import { QUEUE, RETRIES, SIGNS_OF_LIFE } from './queue-name.ts';

/** What pg-boss keeps of a work: its name. */
export interface Work {
  readonly work: string;
}

/** What became of a work that was taken up; `busy` when another process was at it. */
export type Outcome = 'done' | 'parked' | 'later' | 'failed' | 'busy' | 'nothing-left';

/** A work that was taken up once, for those who count. */
export interface Finished {
  readonly work: string;
  readonly outcome: Outcome;
  /** How long it took. */
  readonly milliseconds: number;
  /** How long the first of what was told had been due, in milliseconds. */
  readonly waited: number;
}

export interface PerformingParts {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly handler: JobHandler;
  readonly clock: Clock;
  readonly log: Log;
}

type Attempt =
  | { readonly kind: 'done' }
  | { readonly kind: 'parked' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What pg-boss keeps of an attempt that failed, for the next one. */
interface Failure {
  readonly message: string;
  /** Whether nothing said that waiting helps. */
  readonly isPermanent: boolean;
}

const permanentFailure = z.object({ isPermanent: z.literal(true) });

/** When to look again while another process is at the same work, in milliseconds. */
const BUSY_ELSEWHERE = 2_000;

/** Does one work with everything that was told of it, and says to the queue what became of it. */
export async function performWork(queued: JobWithMetadata<Work>, parts: PerformingParts): Promise<Finished> {
  const { database, boss, clock, log } = parts;
  const { work } = queued.data;
  const begun = performance.now();
  const living = setInterval(() => {
    boss
      .touch(QUEUE, queued.id)
      .catch((error) => log.warn({ error, work }, 'no sign of life could be given'));
  }, SIGNS_OF_LIFE.everySeconds * 1_000);
  const finished = (outcome: Outcome, waited = 0): Finished => ({
    work,
    outcome,
    milliseconds: performance.now() - begun,
    waited,
  });
  try {
    const held = await database.withLock(work, async (lost) => {
      const told = await beginWork(database, work);
      if (told === undefined) {
        await boss.complete(QUEUE, queued.id);
        return finished('nothing-left');
      }
      const attempt = await attemptWork(queued, told, lost, parts);
      await settle(queued, told, attempt, parts);
      return finished(attempt.kind, told.waited);
    });
    if (held !== undefined) return held.done;
    await putBackWork(database, work, new Date(clock().getTime() + BUSY_ELSEWHERE));
    await boss.complete(QUEUE, queued.id);
    return finished('busy');
  } finally {
    clearInterval(living);
  }
}

async function settle(
  { id }: JobWithMetadata<Work>,
  { rows }: Told,
  attempt: Attempt,
  { database, boss }: PerformingParts,
): Promise<void> {
  switch (attempt.kind) {
    case 'done':
    case 'parked':
      await finishRows(database, rows);
      await boss.complete(QUEUE, id);
      return;
    case 'later':
      // Without counting an attempt.
      await putBackRows(database, rows, attempt.at);
      await boss.complete(QUEUE, id);
      return;
    case 'failed':
      await boss.fail(QUEUE, id, attempt.failure);
      return;
  }
}

async function attemptWork(
  queued: JobWithMetadata<Work>,
  { job }: Told,
  lost: AbortSignal,
  { handler, clock, log }: PerformingParts,
): Promise<Attempt> {
  try {
    if (queued.retryCount >= RETRIES.limit) throw new EndedWithoutWord(queued.retryCount);
    await handler.handle(job, lost);
    return { kind: 'done' };
  } catch (error) {
    if (lost.aborted) {
      log.warn({ job }, 'a work was stopped, for another process may be at it now');
      return { kind: 'later', at: clock() };
    }
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
      return { kind: 'parked' };
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
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', failure: { message, isPermanent: isPermanent(error) } };
}

/** Where nothing says that waiting helps, it is given up when that is so twice in a row. */
function hasAttemptsLeft({ retryCount, output }: JobWithMetadata<Work>, error: unknown): boolean {
  if (isPermanent(error) && permanentFailure.safeParse(output).success) return false;
  return retryCount + 1 < RETRIES.limit;
}
