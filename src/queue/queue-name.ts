/** The one queue: a job of it is the name of a work, what is known of it is in the table of jobs. */
export const QUEUE = 'evaluations';

/** Where pg-boss keeps its tables. */
export const QUEUE_SCHEMA = 'migration_gate_queue';

/** How often a work is tried, seconds before the second time, and the longest wait. */
export const RETRIES = { limit: 6, delaySeconds: 5, longestDelaySeconds: 600 } as const;

/** A work that takes longer is taken to hang, in seconds. */
export const EXPIRE_SECONDS = 900;

/** A process says so often that it is at a work still; one that did not for the longer time is taken to be gone. */
export const SIGNS_OF_LIFE = { everySeconds: 10, goneAfterSeconds: 30 } as const;
