import type { Act } from '../domain/act.ts';
import type { ActRefusal } from '../domain/act-refusal.ts';

/** Why an act is not about what is there now. */
export function refusedAsStale({ digest: then }: Act, digest: string): ActRefusal | undefined {
  if (then === undefined) return { kind: 'stale-unknown' };
  return then === digest ? undefined : { kind: 'stale' };
}

/** GitHub's times have whole seconds: of what happened in the same one, that counts last which asks for more. */
export function oldestFirst<T extends Act>(acts: readonly T[]): readonly T[] {
  return acts.toSorted(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) || Number(a.kind === 'untick') - Number(b.kind === 'untick'),
  );
}
