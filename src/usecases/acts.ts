import type { Act } from '../domain/act.ts';
import type { DeclaredAct } from '../domain/act-refusal.ts';
import type { Command } from '../domain/command.ts';
import { declaredId } from '../domain/command.ts';
import { type Deed, isDone } from '../domain/deed.ts';
import type { CommandArrival, PushArrival, TickArrival } from '../domain/job.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { Published, PublishedComment } from '../domain/snapshot.ts';
import { openSeal, type SealedState, type SealingKeys, sealIn } from '../publication/comment/sealed-state.ts';
import type { Log } from './ports/log.ts';
import type { Overview } from './ports/pull-requests.ts';
import type { Store } from './ports/store.ts';

export interface ActPorts {
  readonly store: Pick<Store, 'acts' | 'deeds'>;
  readonly sealingKeys: SealingKeys;
  readonly log: Log;
}

/** What a job has to tell of what people did. */
export interface Arrivals {
  readonly pushes?: readonly PushArrival[];
  readonly ticks?: readonly TickArrival[];
  readonly commands?: readonly CommandArrival[];
}

/** What people did on a pull request: all that is remembered, and what they declare just now. */
export interface KnownActs {
  readonly remembered: readonly Act[];
  /** Remembered only once it counts: who is refused may ask again. */
  readonly declared: readonly DeclaredAct[];
  /** What the gate did beside its verdicts. */
  readonly deeds: readonly Deed[];
}

/**
 * Everything that was done there: what is recorded, what the comments have sealed in them, and what arrives. Ticks are
 * recorded whoever made them; so is what only the comment knows, as after the loss of the database.
 */
export async function takeActs(
  { pushes = [], ticks = [], commands = [] }: Arrivals,
  { pull: { ref }, published, forcePushes }: Pick<Overview, 'pull' | 'published' | 'forcePushes'>,
  ports: ActPorts,
): Promise<KnownActs> {
  const sealed = sealedIn(published.comment, ref, ports);
  const later = sealedIn(published.afterMergeComment, ref, ports);
  const recorded = await ports.store.acts.of(ref);
  const forced = forcePushes.flatMap(({ at, by, to }) =>
    by === undefined || to === undefined ? [] : [{ head: to, by, at }],
  );
  const arrived = [
    ...[...pushes, ...forced].map(actOfPush),
    ...ticks.flatMap((tick) => actsOfTick(tick, ref, published, ports)),
  ];
  const known = new Set(recorded.map(({ id }) => id));
  const unknown = [...(sealed?.acts ?? []), ...(later?.acts ?? []), ...arrived].filter(
    ({ id }) => !known.has(id),
  );
  await ports.store.acts.add(ref, unknown);
  return {
    remembered: [...recorded, ...new Map(unknown.map((act) => [act.id, act])).values()],
    declared: commands.flatMap((command) => actsOfCommand(command, sealed)),
    deeds: await knownDeeds([...(sealed?.deeds ?? []), ...(later?.deeds ?? [])], ref, ports),
  };
}

async function knownDeeds(
  sealed: readonly Deed[],
  ref: PullRef,
  { store }: ActPorts,
): Promise<readonly Deed[]> {
  const recorded = await store.deeds.of(ref);
  const unknown = sealed.filter(({ what }) => !isDone(what, recorded));
  await store.deeds.put(ref, unknown);
  return [...recorded, ...new Map(unknown.map((deed) => [deed.what, deed])).values()];
}

function sealedIn(
  comment: PublishedComment | undefined,
  pull: PullRef,
  ports: ActPorts,
): SealedState | undefined {
  const seal = comment === undefined ? undefined : sealIn(comment.body);
  if (seal === undefined) return undefined;
  const state = openSeal(seal, pull, ports.sealingKeys);
  if (state === undefined)
    ports.log.warn(
      { pull: pullName(pull) },
      'what the comment keeps was changed, or is not of this pull request: it is left aside',
    );
  return state;
}

/** However often it is told of, it is one push. */
function actOfPush({ head, by, at }: PushArrival): Act {
  return { id: `push ${head} ${by.toLowerCase()}`, kind: 'push', by, at, head };
}

/** Only our own comments have boxes, and only a seal of ours tells what a box was about when it was ticked. */
function actsOfTick(
  { comment, by, at, boxes, seal }: TickArrival,
  pull: PullRef,
  published: Published,
  { sealingKeys }: ActPorts,
): readonly Act[] {
  const ours = [published.comment?.id, published.afterMergeComment?.id];
  if (!ours.includes(comment)) return [];
  const digest = seal === undefined ? undefined : openSeal(seal, pull, sealingKeys)?.digest;
  return boxes.map(({ item, ticked }): Act => {
    const kind = ticked ? 'tick' : 'untick';
    const id = `comment-${comment} ${at} ${item} ${kind}`;
    return { id, kind, item, by, at, ...(digest === undefined ? {} : { digest }) };
  });
}

/** Whoever declares something has what the comment shows before them. */
function actsOfCommand(
  { comment, by, at, commands }: CommandArrival,
  sealed: SealedState | undefined,
): readonly DeclaredAct[] {
  return commands.flatMap((command, index) =>
    declaredBy(command, {
      id: declaredId(comment, index),
      by,
      at,
      ...(sealed === undefined ? {} : { digest: sealed.digest }),
    }),
  );
}

function declaredBy(
  command: Command,
  facts: Omit<DeclaredAct, 'kind' | 'item' | 'reason'>,
): readonly DeclaredAct[] {
  switch (command.kind) {
    case 'waive':
      return [{ ...facts, kind: 'waiver', item: command.item, reason: command.reason }];
    case 'emergency':
      return [{ ...facts, kind: 'emergency', reason: command.reason }];
    case 'recheck':
    case 'explain':
    case 'help':
    case 'not-understood':
      return [];
  }
}
