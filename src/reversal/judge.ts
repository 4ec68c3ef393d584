import type { Undoing } from '../domain/reversal.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { Making, Setting } from './effect.ts';
import { judgeGrant } from './judge-grant.ts';
import { judgeRows } from './judge-rows.ts';
import { left } from './left.ts';
import type { Pairing } from './pairing.ts';
import { restoring } from './restoring.ts';
import { describe, isNew, pathAfter, pathBefore, type Step, type Thing } from './thing.ts';
import { columnBefore, isSameType, typeAfter, typeBefore } from './type-before.ts';

/** What the rollback makes of one step of the migration. */
export function judge(step: Step, pairing: Pairing, before: Catalogue): Undoing {
  const { effect, thing } = step;
  switch (effect.change) {
    case 'none':
      return needless(effect.because);
    case 'unknown':
      return { kind: 'not-known', because: effect.because };
    case 'grant':
    case 'revoke':
      return judgeGrant(step, pairing);
    default:
  }
  if (thing === undefined) return { kind: 'not-known', because: 'what it is about is not known' };
  const settled = passing(step, thing);
  if (settled !== undefined) return needless(settled);
  switch (effect.change) {
    case 'make':
      return judgeMaking(thing, effect, pairing);
    case 'drop':
      return judgeDropping(step, thing, pairing, before);
    case 'rename':
      return judgeRenaming(thing, pairing);
    case 'set':
      return judgeSetting(thing, effect, pairing, before);
    case 'forever':
      return by(madeAnew(thing, pairing)) ?? { kind: 'impossible', because: effect.because };
    case 'rows':
      return judgeRows(step, thing, pairing);
  }
}

/** Why nothing is left of a step when the migration is over, or nothing that does not go with something else. */
function passing({ effect, within }: Step, thing: Thing): string | undefined {
  if (thing.temporary) return 'a temporary table ends with the session';
  const container = [...within, ...thing.within].find(
    (each) => each !== thing && isNew(each) && each.kind !== 'function',
  );
  if (container !== undefined) return `it comes and goes with ${describe(container)}`;
  if (effect.change === 'make')
    return thing.dropped === undefined ? undefined : 'the migration itself drops it again';
  if (!isNew(thing)) {
    const gone = effect.change !== 'drop' && thing.dropped !== undefined;
    return gone ? 'the migration itself drops it afterwards' : undefined;
  }
  return effect.change === 'drop'
    ? 'the migration itself made it'
    : `it comes and goes with ${describe(thing)}`;
}

function judgeMaking(thing: Thing, effect: Making, pairing: Pairing): Undoing {
  const redefines = effect.replaces || redefined(thing, pairing);
  const again = redefines ? pairing.counterpart(thing)?.made : undefined;
  const done = pairing.droppedBack(thing) ?? again ?? droppedUnderAnotherName(thing, pairing);
  if (done !== undefined) return { kind: 'reversed', by: done.operation };
  if (effect.shared) return needless('with IF NOT EXISTS it may have been there before');
  return left(pairing);
}

/** Whether the migration drops something first, to make it again under the same name. */
function redefined(thing: Thing, { droppedUnder }: Pairing): boolean {
  return droppedUnder(pathAfter(thing));
}

/** PostgreSQL's own choice of a name is not always known here: one of the kind on the same table will be meant. */
function droppedUnderAnotherName({ unnamed, kind, owner }: Thing, pairing: Pairing): Step | undefined {
  const table = owner && pairing.counterpart(owner);
  return unnamed && table !== undefined ? pairing.strangerDropped(table, kind) : undefined;
}

function judgeDropping(step: Step, thing: Thing, pairing: Pairing, before: Catalogue): Undoing {
  const restored = pairing.restored(thing);
  if (restored?.made !== undefined)
    return restoring({ dropped: thing, restored, by: restored.made.operation, pairing, before });
  const { effect } = step;
  if (effect.change === 'drop' && effect.ifExists && makesWay(thing, pairing))
    return needless('with IF EXISTS it only makes way for what the migration makes');
  return left(pairing);
}

/** Whether the migration makes, later on, what it dropped first: for good, or for the session. */
function makesWay(thing: Thing, pairing: Pairing): boolean {
  return pairing.successor(thing) !== undefined || pairing.isTemporary(thing);
}

function judgeRenaming(thing: Thing, pairing: Pairing): Undoing {
  if (lastNameBefore(thing) === lastNameAfter(thing)) return needless('the migration itself renames it back');
  const counterpart = pairing.counterpart(thing);
  const { renamed } = counterpart ?? {};
  if (counterpart === undefined || renamed === undefined) {
    const gone = pairing.droppedBack(thing);
    const again = gone && pairing.restored(thing)?.made;
    return by(again) ?? left(pairing);
  }
  if (lastNameAfter(counterpart) === lastNameBefore(thing))
    return { kind: 'reversed', by: renamed.operation };
  return { kind: 'not-reversed', because: `the rollback leaves it as ${describe(counterpart)}` };
}

/** A part keeps its own name when its table gets another one. */
function lastNameBefore(thing: Thing): string | undefined {
  return thing.owner === undefined ? pathBefore(thing) : thing.before?.name;
}

function lastNameAfter(thing: Thing): string | undefined {
  return thing.owner === undefined ? pathAfter(thing) : thing.name.name;
}

function judgeSetting(thing: Thing, effect: Setting, pairing: Pairing, before: Catalogue): Undoing {
  const anew = madeAnew(thing, pairing) ?? pairing.droppedBack(thing);
  if (anew !== undefined) return { kind: 'reversed', by: anew.operation };
  if (comesBackItself(thing, effect, pairing, before)) return needless('the migration itself sets it back');
  const counterpart = pairing.counterpart(thing);
  const settings = counterpart && pairing.back.index.settings(counterpart, effect.aspect);
  if (settings === undefined) return left(pairing);
  const { last, lastStep } = settings;
  const type = typeAfter(lastStep);
  const wanted = typeBefore(thing, before);
  if (type !== undefined && wanted !== undefined && !isSameType(type, wanted))
    return { kind: 'not-reversed', because: `the rollback leaves type ${type} where it was ${wanted}` };
  if (effect.value !== undefined && last.value === effect.value)
    return { kind: 'not-reversed', because: 'the rollback does the same again' };
  return { kind: 'reversed', by: lastStep.operation };
}

/** What is switched off and on again, or the other way round, is as it was; so is a default that only fills rows. */
function comesBackItself(
  thing: Thing,
  { aspect, value }: Setting,
  { forward }: Pairing,
  before: Catalogue,
): boolean {
  if (value === undefined) return false;
  const settings = forward.index.settings(thing, aspect);
  if (settings === undefined || settings.times < 2) return false;
  const last = settings.last.value;
  if (settings.first.value === last) return false;
  if (aspect === 'default') return last === 'off' && columnBefore(thing, before)?.hasDefault === false;
  return last === 'on' || last === 'off';
}

/** The step of the rollback that makes another thing in the place of one that was there all the time. */
function madeAnew(thing: Thing, pairing: Pairing): Step | undefined {
  const counterpart = pairing.counterpart(thing);
  if (counterpart === undefined) return undefined;
  return counterpart.made ?? pairing.restored(thing)?.made;
}

function by(step: Step | undefined): Undoing | undefined {
  return step === undefined ? undefined : { kind: 'reversed', by: step.operation };
}

function needless(because: string): Undoing {
  return { kind: 'needless', because };
}
