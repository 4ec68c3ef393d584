import type { Undoing } from '../domain/reversal.ts';
import { left } from './left.ts';
import type { Pairing } from './pairing.ts';
import { describe, isNew, type Step } from './thing.ts';

/** A privilege goes with what it is on, or is taken back by its counterpart for the same role. */
export function judgeGrant({ effect, about }: Step, pairing: Pairing): Undoing {
  const fresh = about.find((thing) => isNew(thing) || thing.dropped !== undefined);
  if (fresh !== undefined && about.every((thing) => isNew(thing) || thing.dropped !== undefined))
    return { kind: 'needless', because: `it comes and goes with ${describe(fresh)}` };
  const done = pairing.back.steps.find(
    (step) =>
      isOpposite(effect.change, step.effect.change) &&
      sharesRole(effect, step.effect) &&
      step.about.some((thing) => about.some((own) => pairing.counterpart(own) === thing)),
  );
  return done === undefined ? left(pairing) : { kind: 'reversed', by: done.operation };
}

function isOpposite(one: string, other: string): boolean {
  return (one === 'grant' && other === 'revoke') || (one === 'revoke' && other === 'grant');
}

function sharesRole(one: Step['effect'], other: Step['effect']): boolean {
  if (!('roles' in one && 'roles' in other)) return false;
  return one.roles.some((role) => other.roles.includes(role));
}
