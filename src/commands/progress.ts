import type { Terminal } from './terminal.ts';

/** What is done sooner needs no progress, in milliseconds. */
const PATIENCE = 500;

/** How often the line is written anew, in milliseconds. */
const EVERY = 100;

const WIPE = '\r\u001b[2K';

/** A line that says how far the work is, where a person waits for it. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Takes the line away, so that something else can be written. */
  hide(): void;
}

/** @param clock milliseconds. */
export function startProgress(
  terminal: Pick<Terminal, 'err' | 'watched'>,
  total: number,
  clock: () => number = () => performance.now(),
): Progress {
  if (!terminal.watched) return { step() {}, hide() {} };
  const started = clock();
  let done = 0;
  let shownAt = started + PATIENCE - EVERY;
  let shown = false;
  return {
    step() {
      done += 1;
      const now = clock();
      if (now - shownAt < EVERY) return;
      shownAt = now;
      shown = true;
      terminal.err(`${WIPE}Read ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} files`);
    },
    hide() {
      if (shown) terminal.err(WIPE);
      shown = false;
    },
  };
}
