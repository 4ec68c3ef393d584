import { quote } from '../quote.ts';
import type { WrittenPath } from './draft-problem.ts';

/** `` `users` ``, `` Entry 2 of `users` ``, `The policy`. */
export function subject(path: WrittenPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'The policy';
  if (typeof last !== 'number') return quote(last);
  return `Entry ${last + 1} of ${quote(path.at(-2))}`;
}

/** What somebody wrote, by its kind. */
export function typeOf(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  switch (typeof input) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return '`true` or `false`';
    default:
      return 'a mapping';
  }
}
