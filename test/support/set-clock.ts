import type { Clock } from '../../src/usecases/ports/clock.ts';

/** A clock that runs as time does, from the moment that it was set to last. */
export interface SetClock {
  readonly now: Clock;
  /** @param moment ISO 8601. */
  set(moment: string): void;
}

export function createSetClock(moment: string): SetClock {
  let ahead = 0;
  const set = (to: string) => {
    ahead = Date.parse(to) - Date.now();
  };
  set(moment);
  return { now: () => new Date(Date.now() + ahead), set };
}
