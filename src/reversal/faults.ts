import type { RollbackFault } from '../domain/reversal.ts';
import type { Pairing } from './pairing.ts';
import { describe, isNew, pathBefore, type Step, type Thing } from './thing.ts';

/** What the rollback takes away that the migration did not bring. */
export function lossesOf(pairing: Pairing): readonly RollbackFault[] {
  return pairing.back.steps.flatMap((step) => {
    const message = lossOf(step, pairing);
    return message === undefined ? [] : [{ operation: step.operation, message }];
  });
}

function lossOf({ effect, thing, within }: Step, pairing: Pairing): string | undefined {
  if (thing === undefined || thing.temporary || isNew(thing)) return undefined;
  const origin = pairing.origin(thing);
  const brought = [thing, ...within, ...thing.within].some((each) => isBrought(each, pairing));
  if (brought) return undefined;
  switch (effect.change) {
    case 'drop':
      if (isRemade(thing, pairing) || isUnnamedPart(thing, pairing)) return undefined;
      return `The rollback drops ${describe(thing)}, which the migration did not make`;
    case 'rows':
      if (effect.how !== 'removed' || (origin !== undefined && pairing.forward.index.rows.has(origin)))
        return undefined;
      return `The rollback deletes rows of ${describe(thing)}, into which the migration put none`;
    case 'set':
      if (effect.aspect !== 'row security' || effect.value !== 'off') return undefined;
      if (origin !== undefined && pairing.forward.index.settings(origin, effect.aspect) !== undefined)
        return undefined;
      return `The rollback switches off the row security of ${describe(thing)}, which the migration did not switch on`;
    default:
      return undefined;
  }
}

/** Whether the migration made it, itself or with OR REPLACE. */
function isBrought(thing: Thing, pairing: Pairing): boolean {
  return pairing.origin(thing)?.made !== undefined || isNew(thing);
}

/** What is dropped and made again in the rollback is not lost; but rows and values are, unless they are moved. */
function isRemade(thing: Thing, { back, origin, remadeAt }: Pairing): boolean {
  const known = origin(thing);
  return [pathBefore(thing), known && pathBefore(known)].some((path) => {
    const other = remadeAt(path);
    if (other === undefined || other === thing) return false;
    return !['table', 'column'].includes(thing.kind) || back.index.rows.has(other.owner ?? other);
  });
}

/** PostgreSQL's own choice of a name is not always known here. */
function isUnnamedPart({ owner, kind }: Thing, { origin, makesUnnamed }: Pairing): boolean {
  const table = owner && origin(owner);
  return table !== undefined && makesUnnamed(table, kind);
}

/** Where the rollback stops, since something was dropped too early. */
export function stumblesOf(pairing: Pairing): readonly RollbackFault[] {
  return [...pairing.back.steps.flatMap((step) => tooLate(step, pairing)), ...tooEarly(pairing)];
}

/** A step on what went with something else. */
function tooLate(step: Step, pairing: Pairing): readonly RollbackFault[] {
  const { effect, thing, operation } = step;
  if (thing === undefined || isNew(thing) || effect.change === 'make') return [];
  if ('ifExists' in operation && operation.ifExists) return [];
  const origin = pairing.origin(thing);
  if (origin === undefined) return [];
  for (const container of [origin, ...origin.within]) {
    const dropped = pairing.counterpart(container)?.dropped;
    if (dropped === undefined || dropped.at >= step.at) continue;
    const gone = describe(pairing.counterpart(container) ?? container);
    const what = container === origin ? '' : `, and ${describe(thing)} went with it`;
    return [{ operation, message: `The rollback stops here: ${gone} is dropped before${what}` }];
  }
  return [];
}

/** A drop without CASCADE of what is still used. */
function tooEarly(pairing: Pairing): readonly RollbackFault[] {
  return pairing.forward.things.flatMap((user) =>
    user.uses.flatMap((used) => {
      const step = pairing.counterpart(used)?.dropped;
      if (step?.effect.change !== 'drop' || step.effect.cascade || user.made === undefined) return [];
      if (step.thing !== pairing.counterpart(used) || user.dropped !== undefined) return [];
      const freed = [user, ...user.within].some((each) => {
        const gone = pairing.counterpart(each)?.dropped;
        return gone !== undefined && gone.at <= step.at;
      });
      if (freed) return [];
      const message = `The rollback stops here: ${describe(used)} is still used by ${describe(user)}`;
      return [{ operation: step.operation, message }];
    }),
  );
}
