import type { RowChange, Setting } from './effect.ts';
import type { Step, Thing } from './thing.ts';

type How = RowChange['how'];

/** What a script does to the rows of one table. */
export interface RowSteps {
  /** The first of each way. */
  readonly byHow: ReadonlyMap<How, Step>;
  /** The first UPDATE of each column. */
  readonly byColumn: ReadonlyMap<Thing, Step>;
}

/** What a script does with one property of one thing. */
export interface Settings {
  readonly first: Setting;
  readonly last: Setting;
  readonly lastStep: Step;
  readonly times: number;
}

/** The steps of a script by what they are about, so that none has to be looked for among all: scripts can be long. */
export interface StepIndex {
  readonly rows: ReadonlyMap<Thing, RowSteps>;
  settings(thing: Thing, aspect: string): Settings | undefined;
  privilege(thing: Thing, change: 'grant' | 'revoke', role: string): Step | undefined;
  /** The first of which nobody knows what it does. */
  readonly hidden: Step | undefined;
}

/** More of them are not kept, so that they count as not taken back: many roles on many tables are their product. */
const MOST_PRIVILEGES = 50_000;

export function indexSteps(steps: readonly Step[]): StepIndex {
  const rows = new Map<Thing, { byHow: Map<How, Step>; byColumn: Map<Thing, Step> }>();
  const settings = new Map<Thing, Map<string, Settings>>();
  const privileges = new Map<Thing, Map<string, Step>>();
  let kept = 0;
  for (const step of steps) {
    const { effect, thing, about } = step;
    if (effect.change === 'rows' && thing !== undefined) {
      const { byHow, byColumn } = within(rows, thing, () => ({ byHow: new Map(), byColumn: new Map() }));
      setFirst(byHow, effect.how, step);
      for (const column of about) setFirst(byColumn, column, step);
    }
    if (effect.change === 'set' && thing !== undefined) {
      const aspects = within(settings, thing, () => new Map<string, Settings>());
      const before = aspects.get(effect.aspect);
      aspects.set(effect.aspect, {
        first: before?.first ?? effect,
        last: effect,
        lastStep: step,
        times: (before?.times ?? 0) + 1,
      });
    }
    if (effect.change === 'grant' || effect.change === 'revoke')
      for (const object of about)
        for (const role of effect.roles.slice(0, Math.max(0, MOST_PRIVILEGES - kept))) {
          setFirst(
            within(privileges, object, () => new Map<string, Step>()),
            `${effect.change} ${role}`,
            step,
          );
          kept += 1;
        }
  }
  return {
    rows,
    settings: (thing, aspect) => settings.get(thing)?.get(aspect),
    privilege: (thing, change, role) => privileges.get(thing)?.get(`${change} ${role}`),
    hidden: steps.find(({ effect }) => effect.change === 'unknown'),
  };
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function setFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
