import { compareNaturally } from '../domain/natural-order.ts';
import { gitMove } from './shell.ts';

/**
 * The number after the highest, as wide as that one; a letter at its end is left out.
 *
 * @param taken numbers such as `098` or `099A`; at least one.
 */
export function nextNumber(taken: readonly string[]): string {
  const highest = taken.toSorted(compareNaturally).at(-1) ?? '0';
  const digits = /\d+(?=\D*$)/.exec(highest)?.[0] ?? '0';
  const next = String(BigInt(digits) + 1n).padStart(digits.length, '0');
  return highest.slice(0, highest.length - (/\d+\D*$/.exec(highest)?.[0].length ?? 0)) + next;
}

/** The command that gives a migration another number. */
export function renumbering(path: string, from: string, to: string): string {
  // The last place: a folder above may hold the same digits.
  const at = path.lastIndexOf(from);
  return gitMove(path, path.slice(0, at) + to + path.slice(at + from.length));
}
