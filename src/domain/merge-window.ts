import type { Duration } from './duration.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** When merging is allowed. */
export interface MergeWindow {
  readonly name: string;
  /** IANA's name, such as `America/La_Paz`. */
  readonly timeZone: string;
  /** Any of them; none: at every hour. */
  readonly open: readonly OpenHours[];
  /** Whole days, in the window's time zone, on which it stays closed. */
  readonly closed: readonly DateRange[];
  /** It opens no sooner than so long after an item of the checklist was ticked. */
  readonly notice?: { readonly item: string; readonly atLeast: Duration };
}

/** Hours on days of the week, on the clocks of the time zone. */
export interface OpenHours {
  readonly days: readonly Weekday[];
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`, `24:00` for the end of the day; not after `from`: it is open over midnight, into the next day. */
  readonly to: string;
}

/** Both days included, `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Whether the windows that are asked for are open together at an instant. All times are ISO 8601, UTC. */
export type WindowState = OpenWindow | ClosedWindow;

export interface OpenWindow {
  readonly kind: 'open';
  /** Which closes first, and when; absent: none does for as far ahead as is looked. */
  readonly closing?: { readonly window: MergeWindow; readonly at: string };
}

export interface ClosedWindow {
  readonly kind: 'closed';
  /** The one that the opening waits for last. */
  readonly window: MergeWindow;
  readonly because: ClosedReason;
  /** Absent: not for as far ahead as is looked, or not until something is done. */
  readonly opensAt?: string;
  /** When it closes again after that. */
  readonly closesAt?: string;
}

/** Outside its hours; on a day on which it stays closed; before the notice is old enough; without any notice. */
export type ClosedReason = 'hours' | 'date' | 'notice' | 'notice-missing';
