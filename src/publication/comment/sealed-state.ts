import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Act } from '../../domain/act.ts';
import type { Deed } from '../../domain/deed.ts';
import { type PullRef, pullName } from '../../domain/repository.ts';

/** What the gate keeps in its own comment, so that a lost database loses none of it. */
export interface SealedState {
  /** The digest of the migrations and the policy that the comment shows. */
  readonly digest: string;
  /** What people did, oldest first. */
  readonly acts: readonly Act[];
  /** What the gate did beside its verdicts; absent where that is nothing. */
  readonly deeds?: readonly Deed[];
}

/** Whoever has it can write a state; it is derived from the app's secrets, and never leaves the server. */
export type SealingKey = Uint8Array;

/** The first seals; all of them open, so that a secret can be changed and nothing that it sealed is lost. */
export type SealingKeys = readonly [SealingKey, ...SealingKey[]];

/** The room that the state has in the comment, in characters. */
const LARGEST = 12_000;

const SEAL = /<!-- migration-gate:state (v1 [\w-]+\.[\w-]+) -->/g;

/**
 * The state as nobody sees it at the end of the comment, signed for this pull request. The oldest acts are left
 * out where there is no room for all: without them something is asked for again, and nothing is granted.
 */
export function sealState(state: SealedState, pull: PullRef, key: SealingKey): string {
  const payload = Buffer.from(JSON.stringify(state)).toString('base64url');
  if (payload.length > LARGEST && state.acts.length > 0)
    return sealState({ ...state, acts: state.acts.slice(Math.ceil(state.acts.length / 4)) }, pull, key);
  return `<!-- migration-gate:state v1 ${payload}.${signatureOf(payload, pull, key).toString('base64url')} -->`;
}

/** The seal in a comment's text, to be opened with the key; the last one, should somebody have added others. */
export function sealIn(body: string): string | undefined {
  return [...body.matchAll(SEAL)].at(-1)?.[1];
}

/**
 * Opens a seal.
 *
 * @returns undefined where it was made with none of these keys, or for another pull request, or was changed since.
 */
export function openSeal(seal: string, pull: PullRef, keys: SealingKeys): SealedState | undefined {
  const [, payload = '', signature = ''] = /^v1 ([\w-]+)\.([\w-]+)$/.exec(seal) ?? [];
  const given = Buffer.from(signature, 'base64url');
  const isOurs = keys
    .map((key) => signatureOf(payload, pull, key))
    .some((expected) => given.length === expected.length && timingSafeEqual(given, expected));
  if (!isOurs) return undefined;
  // What is signed was written by this app in the form of this version.
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SealedState;
}

function signatureOf(payload: string, pull: PullRef, key: SealingKey): Buffer {
  return createHmac('sha256', key)
    .update(`v1 ${pullName(pull).toLowerCase()} ${payload}`)
    .digest();
}
