/** The command could not do its work; the message says what stood in the way, and what to do about it. */
export class CannotRun extends Error {
  override readonly name: string = 'CannotRun';
}

/** What was typed makes no sense. */
export class UsageError extends CannotRun {
  override readonly name = 'UsageError';
}
