import type { Priority } from '../usecases/ports/job-queue.ts';

/** The higher the number, the sooner. */
export const PRIORITIES: Readonly<Record<Priority, number>> = { event: 1, sweep: 0 };
