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
    user: z.object({ login: z.string(), type: z.string() }).nullable(),
  }),
  changes: z.object({ body: z.object({ from: z.string() }).optional() }).optional(),
  sender,
});

type Payload = z.infer<typeof shape>;

/** What people say to the gate: commands in comments of their own, ticks in the gate's. Bots say nothing. */
export const onIssueComment = handler('issue_comment', shape, (payload) => {
  const { issue } = payload;
  if (issue.pull_request === undefined) return [];
  const said = saidBy(payload);
  if (said === undefined) return [];
  const pull = { installation: payload.installation, repository: payload.repository, number: issue.number };
  return [{ kind: 'pull-request', pull, ...said }];
});

function saidBy(payload: Payload) {
  const isPerson = payload.sender.type === 'User';
  switch (payload.action) {
    case 'created':
      return isPerson ? commanded(payload) : undefined;
    case 'edited':
      return isPerson ? edited(payload) : editedByBot(payload);
    case 'deleted':
      return looksOurs(payload.comment.body ?? '', payload) ? { cause: 'comment deleted' } : undefined;
    default:
      return undefined;
  }
}

/** Whether it is ours is not known here: anybody can write the marker, and other apps have bots too. */
function looksOurs(body: string, { comment }: Payload): boolean {
  return (
    comment.user?.type === 'Bot' && [MARKER, AFTER_MERGE_MARKER].some((marker) => isOurComment(body, marker))
  );
}

function commanded({ comment, sender: { login } }: Payload) {
  const commands = commandsIn(comment.body ?? '');
  if (commands.length === 0) return undefined;
  return {
    cause: commands.map(({ kind }) => kind).join(', '),
    commands: [{ comment: comment.id, by: login, at: comment.created_at, commands }],
  };
}

/** Another bot's edit, which says nothing and is undone; the gate's own edits need no answer. */
function editedByBot(payload: Payload) {
  const { comment, changes, sender } = payload;
  const isOwn = comment.user?.login === sender.login;
  return !isOwn && looksOurs(changes?.body?.from ?? '', payload) ? { cause: 'comment edited' } : undefined;
}

/** A person's edit of what looks like our comment, which is rendered again whatever they changed. */
function edited(payload: Payload) {
  const { comment, changes, sender } = payload;
  const before = changes?.body?.from;
  if (before === undefined || !looksOurs(before, payload)) return undefined;
  const boxes = boxesChanged(before, comment.body ?? '');
  if (boxes.length === 0) return { cause: 'comment edited' };
  const seal = sealIn(before);
  const tick = { comment: comment.id, by: sender.login, at: comment.updated_at, boxes };
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
