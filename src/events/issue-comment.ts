import { z } from 'zod';
import type { TickArrival } from '../domain/job.ts';
import { boxesIn } from '../publication/comment/boxes.ts';
import { AFTER_MERGE_MARKER, isOurComment, MARKER } from '../publication/comment/marker.ts';
import { sealIn } from '../publication/comment/sealed-state.ts';
import { commandsIn } from './commands.ts';
import { handler, installation, repository, sender } from './event.ts';

const shape = z.object({
  action: z.string(),
  installation,
  repository,
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }),
  comment: z.object({
    id: z.number(),
    body: z.string().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
    user: z.object({ type: z.string() }).nullable(),
  }),
  changes: z.object({ body: z.object({ from: z.string() }).optional() }).optional(),
  sender,
});

type Payload = z.infer<typeof shape>;

/** What people say to the gate: commands in comments of their own, ticks in the gate's. Bots say nothing. */
export const onIssueComment = handler('issue_comment', shape, (payload) => {
  const { issue, action } = payload;
  if (issue.pull_request === undefined || payload.sender.type !== 'User') return [];
  const said = action === 'created' ? commanded(payload) : action === 'edited' ? edited(payload) : undefined;
  if (said === undefined) return [];
  const pull = { installation: payload.installation, repository: payload.repository, number: issue.number };
  return [{ kind: 'pull-request', pull, ...said }];
});

function commanded({ comment, sender: { login } }: Payload) {
  const commands = commandsIn(comment.body ?? '');
  if (commands.length === 0) return undefined;
  return {
    cause: commands.map(({ kind }) => kind).join(', '),
    commands: [{ comment: comment.id, by: login, at: comment.created_at, commands }],
  };
}

/**
 * A person's edit of what looks like our comment, which is rendered again whatever they changed. Whether it is
 * ours is not known here: anybody can write the marker, and other apps have bots too.
 */
function edited({ comment, changes, sender: { login } }: Payload) {
  const before = changes?.body?.from;
  if (before === undefined || comment.user?.type !== 'Bot') return undefined;
  if (![MARKER, AFTER_MERGE_MARKER].some((marker) => isOurComment(before, marker))) return undefined;
  const boxes = boxesChanged(before, comment.body ?? '');
  if (boxes.length === 0) return { cause: 'comment edited' };
  const seal = sealIn(before);
  const tick = { comment: comment.id, by: login, at: comment.updated_at, boxes };
  return { cause: 'tick', ticks: [seal === undefined ? tick : { ...tick, seal }] };
}

/** The boxes that stand in both texts and differ. */
function boxesChanged(before: string, after: string): TickArrival['boxes'] {
  const now = boxesIn(after);
  return [...boxesIn(before)].flatMap(([item, was]) => {
    const ticked = now.get(item);
    return ticked === undefined || ticked === was ? [] : [{ item, ticked }];
  });
}
