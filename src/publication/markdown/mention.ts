import { code } from './code.ts';

/** Room for a login or `organisation/slug`. */
const NAME = /^[a-z\d](?:[a-z\d-]{0,99})(?:\/[a-z\d][\w.-]{0,99})?$/i;

/** Calls a person or a team; what cannot be a name of either is only shown. */
export function mentionOf(name: string): string {
  return NAME.test(name) ? `@${name}` : code(name);
}
