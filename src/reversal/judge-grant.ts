import type { Undoing } from '../domain/reversal.ts';
import { left } from './left.ts';
import type { Pairing } from './pairing.ts';
import { describe, isNew, type Step, type Thing } from './thing.ts';

/** Of one statement no more are looked for in the rollback: nobody names as many. */
const MOST_OBJECTS = 1_000;
const MOST_ROLES = 100;

/** A privilege goes with what it is on, or is taken back by its counterpart for the same role. */
export function judgeGrant({ effect, about }: Step, pairing: Pairing): Undoing {
  const comesAndGoes = (thing: Thing) => isNew(thing) || thing.dropped !== undefined;
  const [first] = about;
  if (first !== undefined && about.every(comesAndGoes))
    return { kind: 'needless', because: `it comes and goes with ${describe(first)}` };
  if (effect.change !== 'grant' && effect.change !== 'revoke') return left(pairing);
  const opposite = effect.change === 'grant' ? 'revoke' : 'grant';
  for (const thing of about.slice(0, MOST_OBJECTS)) {
    const counterpart = pairing.counterpart(thing);
    for (const role of counterpart === undefined ? [] : effect.roles.slice(0, MOST_ROLES)) {
      const done = counterpart && pairing.back.index.privilege(counterpart, opposite, role);
      if (done !== undefined) return { kind: 'reversed', by: done.operation };
    }
  }
  return left(pairing);
}
