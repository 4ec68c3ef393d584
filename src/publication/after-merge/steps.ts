import {
  AFTER_MERGE_TOPIC,
  type AfterMerge,
  type DueTask,
  GRACE,
  isOpenTask,
} from '../../domain/after-merge.ts';
import type { Decision } from '../../domain/decision.ts';
import { isDone } from '../../domain/deed.ts';
import type { FollowUp, FollowUpIssue } from '../../domain/follow-up.ts';
import type { Step } from '../../domain/step.ts';
import { followUpMarker, followUpTitle, followUpWrites } from '../follow-up.ts';
import { escapeText } from '../markdown/escape.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { counted } from '../wording/list.ts';
import { timeWords } from '../wording/time.ts';
import { dueWords, groupedByDue } from './due.ts';

/**
 * What is left to do for the tasks: one reminder for those whose date has come, and an issue, one for each pull
 * request, with those that nobody saw to in the grace after it. It is closed when the last of them is ticked.
 */
export function afterMergeSteps(
  { tasks }: AfterMerge,
  decision: Decision,
  issue: FollowUpIssue | undefined,
): readonly Step[] {
  const now = Date.parse(decision.snapshot.at);
  const open = tasks.filter(isOpenTask);
  const late = open.filter(({ due }) => Date.parse(due) + GRACE <= now);
  const state = late.length > 0 ? 'open' : 'closed';
  return [
    ...reminder(
      open.filter(({ due, after }) => after > 0 && Date.parse(due) <= now),
      decision,
    ),
    { writes: followUpWrites(issueFor(late, decision), state, issue), deeds: [] },
  ];
}

/** A comment, since nobody is told of an edit. It names what is open, and nobody. */
function reminder(due: readonly DueTask[], { snapshot }: Decision): readonly Step[] {
  const deedOf = (task: DueTask) => `reminded ${task.due}`;
  const unsaid = due.filter((task) => !isDone(deedOf(task), snapshot.deeds));
  if (unsaid.length === 0) return [];
  const { pull, published } = snapshot;
  const where = published.afterMergeComment?.url ?? pull.url;
  const body = [
    `⏰ ${link('After the merge', where)}: ${unsaid.length === 1 ? 'this is' : 'these are'} due now, and not ticked yet.`,
    ...listsOf(unsaid),
  ].join('\n\n');
  return [
    {
      writes: [{ kind: 'comment-on-issue', number: pull.ref.number, body }],
      deeds: [...new Set(unsaid.map(deedOf))],
    },
  ];
}

function issueFor(late: readonly DueTask[], { snapshot }: Decision): FollowUp {
  const { ref, title, url } = snapshot.pull;
  const where = snapshot.published.afterMergeComment?.url ?? url;
  return {
    topic: AFTER_MERGE_TOPIC,
    title: followUpTitle(`Left to do after #${ref.number}: ${title}`),
    body: [
      followUpMarker(ref.number, AFTER_MERGE_TOPIC),
      late.length === 0
        ? `Everything that was left to do after ${link(`#${ref.number}`, url)} is ticked.`
        : `${counted(late.length, 'thing')} to see to after the merge of ${link(`#${ref.number}`, url)} ${late.length === 1 ? 'was' : 'were'} due and ${late.length === 1 ? 'is' : 'are'} not ticked. ` +
          `Tick what is done ${link('in the comment there', where)}; this issue is closed with the last of it.`,
      ...listsOf(late),
    ].join('\n\n'),
    labels: [],
  };
}

function listsOf(tasks: readonly DueTask[]): readonly string[] {
  return groupedByDue(tasks).map(([first, ...others]) => {
    const lines = [first, ...others].map(({ item }) => `- ${escapeProse(item.text, 300)}`);
    const when = first.after === 0 ? `Right after the deployment, ${timeWords(first.due)}` : dueWords(first);
    return `**${escapeText(when, 100)}**\n\n${lines.join('\n')}`;
  });
}
