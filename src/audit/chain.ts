import { createHash } from 'node:crypto';
import type { RecordedEntry } from '../domain/audit.ts';

/** An entry as it is kept: its text, and the hashes that bind it to the one before it in its repository. */
export interface Link {
  /** `owner/name`, in lower case. */
  readonly repository: string;
  /** Counts the entries of the repository from 1. */
  readonly sequence: number;
  /** The hash of the entry before; empty for the first. */
  readonly previous: string;
  readonly hash: string;
  /** The entry as JSON. */
  readonly text: string;
}

/** Where a chain begins and ends: what was taken out by retention, and what was appended last. */
export interface ChainEnds {
  readonly repository: string;
  /** The last entry that was taken out; 0 and empty where none was. */
  readonly pruned: { readonly sequence: number; readonly hash: string };
  /** The entry that was appended last. */
  readonly last: { readonly sequence: number; readonly hash: string };
}

/**
 * What an entry says. It was written by this program in the form it reads.
 *
 * @returns undefined where somebody made it unreadable.
 */
export function readEntry({ text }: Pick<Link, 'text'>): RecordedEntry | undefined {
  try {
    return JSON.parse(text) as RecordedEntry;
  } catch {
    return undefined;
  }
}

/** SHA-256 in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of an entry that comes after the one with the hash `previous`. */
export function linkHash(previous: string, text: string): string {
  return hashOf(`${previous}\n${text}`);
}

/** What names an entry: `acme/shop@17`. */
export function entryId(repository: string, sequence: number): string {
  return `${repository.toLowerCase()}@${sequence}`;
}

/** A check of one chain, given its entries one after the other. */
export interface ChainCheck {
  /** What is wrong with this entry or missing before it, a sentence each. */
  next(link: Link): readonly string[];
  /** What is missing at the end. */
  end(): readonly string[];
}

/** Checks a chain from where retention left it to its end. */
export function checkChain({ repository, pruned, last }: ChainEnds): ChainCheck {
  let before = pruned;
  return {
    next(link) {
      const { sequence, previous, hash, text } = link;
      const id = entryId(repository, sequence);
      const faults = [
        ...gapBetween(repository, before.sequence, sequence),
        ...(sequence === before.sequence + 1 && previous !== before.hash
          ? [`${id} does not follow from the entry before it: one of the two was put in another's place.`]
          : []),
        ...(linkHash(previous, text) === hash ? [] : [`${id} was changed: its text has another hash.`]),
      ];
      before = { sequence, hash };
      return faults;
    },
    end() {
      if (before.sequence < last.sequence) return gapBetween(repository, before.sequence, last.sequence + 1);
      if (before.sequence > last.sequence)
        return [`${entryId(repository, before.sequence)} was not appended: the chain ends before it.`];
      return before.hash === last.hash
        ? []
        : [`${entryId(repository, last.sequence)} is not the entry that was appended last.`];
    },
  };
}

function gapBetween(repository: string, from: number, to: number): readonly string[] {
  const missing = to - from - 1;
  if (missing <= 0) return [];
  const first = entryId(repository, from + 1);
  return [missing === 1 ? `${first} is missing.` : `${first} to ${entryId(repository, to - 1)} are missing.`];
}
