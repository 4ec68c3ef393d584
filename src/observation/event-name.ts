import { EVENT_HANDLERS } from '../events/registry.ts';

const OTHER = 'other';

/** The names of events that are told apart. */
export const eventNames: readonly string[] = [...Object.keys(EVENT_HANDLERS), OTHER];

/** Before its signature is checked a webhook says what it likes: only events that we listen to are told apart. */
export function eventNameOf(name: unknown): string {
  return typeof name === 'string' && Object.hasOwn(EVENT_HANDLERS, name) ? name : OTHER;
}
