import type { MergeWindow } from '../domain/merge-window.ts';

/** A merge window, and since when the item that it gives notice by is ticked. */
export interface NoticedWindow {
  readonly window: MergeWindow;
  /** ISO 8601; absent: it is not ticked, or the window asks for no notice. */
  readonly noticeAt?: string;
}
