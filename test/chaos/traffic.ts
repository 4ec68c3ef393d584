import { setTimeout as pause } from 'node:timers/promises';
import { answerEvent } from '../../src/events/registry.ts';
import type { Stage } from '../model/stage.ts';
import type { GitHub } from '../support/github/github.ts';
import type { Delivery } from '../support/github/webhooks/delivery.ts';
import { drawHappenings, happen } from './happenings.ts';
import type { Witness } from './witness.ts';

/** What became of the webhooks that were sent. */
export interface Sent {
  count: number;
  /** Those that were not answered, or not well: GitHub does not send them again. */
  lost: number;
  /** The ids of those that were acknowledged and ask for work. */
  readonly acknowledged: Set<string>;
  /** How long the answers took, in milliseconds. */
  readonly answeredIn: number[];
}

/** Notes from now on what becomes of webhooks. */
export function watchWebhooks(github: GitHub): Sent {
  const sent: Sent = { count: 0, lost: 0, acknowledged: new Set(), answeredIn: [] };
  github.webhooks.onAnswered = (delivery) => {
    sent.count += 1;
    if (delivery.statusCode < 200 || delivery.statusCode > 299) {
      sent.lost += 1;
      return;
    }
    sent.answeredIn.push(delivery.milliseconds);
    if (asksForWork(delivery)) sent.acknowledged.add(delivery.guid);
  };
  return sent;
}

function asksForWork({ event, payload }: Delivery): boolean {
  const answer = answerEvent(event, JSON.parse(payload));
  return answer.kind === 'jobs' && answer.jobs.length > 0;
}

export interface Traffic {
  /** Things that happen and that GitHub tells of. */
  readonly events: number;
  /** Over which they are spread evenly. */
  readonly seconds: number;
  readonly seed: number;
  /** Called after each. */
  readonly onEvent?: (count: number) => void;
}

/**
 * Makes things happen on one pull request after the other, so that each has rested for a while before it is its turn
 * again: within a second GitHub's times do not tell what came first.
 */
export async function makeTraffic(
  stages: readonly Stage[],
  witness: Witness,
  { events, seconds, seed, onEvent = () => {} }: Traffic,
): Promise<void> {
  const places = spread(stages);
  const started = performance.now();
  let told = 0;
  let heard = 0;
  const [{ github } = { github: undefined }] = stages;
  if (github === undefined) return;
  github.webhooks.onMessage = () => {
    heard += 1;
  };
  // What GitHub refuses, or has nothing to say of, is no event.
  const happenings = drawHappenings(events * 3, seed);
  for (const [index, each] of happenings.entries()) {
    if (told === events) break;
    const place = places[index % places.length];
    if (place === undefined) break;
    const before = heard;
    happen(place.stage, place.pull, each);
    witness.look(place.stage);
    if (heard === before) continue;
    told += 1;
    onEvent(told);
    const due = started + (told / events) * seconds * 1_000;
    const ahead = due - performance.now();
    if (ahead > 0) await pause(ahead);
  }
  github.webhooks.onMessage = undefined;
}

/** Every pull request once, neighbours in different teams. */
function spread(stages: readonly Stage[]): readonly { readonly stage: Stage; readonly pull: number }[] {
  const most = Math.max(0, ...stages.map(({ world }) => world.pulls.length));
  return Array.from({ length: most }, (_, pull) =>
    stages.flatMap((stage) => (pull < stage.world.pulls.length ? [{ stage, pull }] : [])),
  ).flat();
}
