import type { DueTask } from '../../domain/after-merge.ts';
import { durationWords } from '../../domain/duration.ts';
import { timeWords } from '../wording/time.ts';

/** When a task is due: `24 hours after the merge: 2026-01-17 12:00 UTC`. */
export function dueWords({ after, due }: Pick<DueTask, 'after' | 'due'>): string {
  return after === 0
    ? 'Right after the deployment'
    : `${durationWords(after)} after the merge: ${timeWords(due)}`;
}

/** The tasks of each date, the first dates first. */
export function groupedByDue(tasks: readonly DueTask[]): readonly (readonly [DueTask, ...DueTask[]])[] {
  return [...Map.groupBy(tasks, ({ due }) => due).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}
