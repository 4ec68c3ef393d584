/** What is *wrong*, and how much: an `error` keeps the status from turning green. */
export const SEVERITIES = ['note', 'warning', 'error'] as const;

export type Severity = (typeof SEVERITIES)[number];
