/** The one queue: a job of it is the name of a work, what is known of it is in the table of jobs. */
export const QUEUE = 'evaluations';

/** How often a work is tried, seconds before the second time, and the longest wait. */
export const RETRIES = { limit: 6, delaySeconds: 5, longestDelaySeconds: 600 } as const;

/** A work that takes longer was lost with its process, and is tried again. */
export const EXPIRE_SECONDS = 180;
