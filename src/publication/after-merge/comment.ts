import type { AfterMerge, DueTask } from '../../domain/after-merge.ts';
import type { Decision } from '../../domain/decision.ts';
import { itemLine } from '../comment/checklist.ts';
import { sealedStateOf } from '../comment/kept-acts.ts';
import { AFTER_MERGE_MARKER } from '../comment/marker.ts';
import { type SealingKey, sealState } from '../comment/sealed-state.ts';
import { fitSections } from '../layout/fit.ts';
import { listSection, type Section } from '../layout/section.ts';
import { COMMENT_LIMIT, sizeOf } from '../layout/size.ts';
import { escapeText } from '../markdown/escape.ts';
import { fence } from '../markdown/fence.ts';
import { escapeProse } from '../markdown/prose.ts';
import { counted } from '../wording/list.ts';
import { timeWords } from '../wording/time.ts';
import { dueWords, groupedByDue } from './due.ts';
import { stepsBackSection } from './steps-back.ts';

/**
 * The comment for after the merge: how to go back, first of all, for whoever needs that at night; then what is to
 * be seen to, by its date.
 *
 * @returns undefined where there is nothing to say.
 */
export function afterMergeComment(
  afterMerge: AfterMerge,
  decision: Decision,
  key: SealingKey,
): string | undefined {
  const { tasks, stepsBack, mergedAt } = afterMerge;
  const { emergency, snapshot } = decision;
  if (tasks.length + stepsBack.length === 0 && emergency === undefined) return undefined;
  const hidden = sealState(sealedStateOf(decision), snapshot.pull.ref, key);
  const opening = [
    AFTER_MERGE_MARKER,
    '## After the merge',
    `Merged on ${escapeText(timeWords(mergedAt), 40)}.${tasks.length > 0 ? ' Tick here what is done; what is not is asked for on its date.' : ''}`,
    ...(emergency === undefined ? [] : [emergencyWords(emergency)]),
  ];
  const head = `${opening[0]}\n${opening.slice(1).join('\n\n')}`;
  const body = fitSections(
    [
      ...(stepsBack.length === 0 ? [] : [stepsBackSection(stepsBack)]),
      ...groupedByDue(tasks).map(([first, ...others], index) =>
        tasksSection([first, ...others], index === 0, decision),
      ),
    ],
    COMMENT_LIMIT - sizeOf(head) - sizeOf(hidden) - 4,
  );
  return [head, body, hidden].filter((part) => part !== '').join('\n\n');
}

function emergencyWords({ by, reason, deadline }: NonNullable<Decision['emergency']>): string {
  return escapeProse(
    `🚨 It was declared an emergency by ${by}: “${reason}” Its approvals are owed until ${timeWords(deadline)}.`,
    600,
  );
}

function tasksSection(
  tasks: readonly [DueTask, ...DueTask[]],
  isFirst: boolean,
  decision: Pick<Decision, 'policy'>,
): Section {
  return listSection(
    {
      weight: 2,
      open: `${isFirst ? '### What is left to do\n\n' : ''}**${escapeText(dueWords(tasks[0]), 100)}**\n\n`,
      between: '\n',
      close: '',
      omitted: (count) => `**${counted(count, 'item')} left out here for want of room**: see the policy.`,
    },
    tasks.map((task) => ({ full: () => taskLine(task, decision) })),
  );
}

function taskLine(task: DueTask, decision: Pick<Decision, 'policy'>): string {
  const line = itemLine(task, decision);
  return task.sql === undefined ? line : `${line}\n\n${indented(fence(task.sql, 'sql'))}\n`;
}

/** As part of the list's item above it. */
function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
