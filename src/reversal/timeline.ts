import type { Name } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';
import { keyOf } from '../rules/catalogue.ts';
import { type Effect, type Making, type Ref, typeRef } from './effect.ts';
import { effectsOf } from './effects/effects-of.ts';
import { indexSteps, type StepIndex } from './step-index.ts';
import type { Step, Thing } from './thing.ts';

/** A script as what becomes of each thing, whatever names it has on the way. */
export interface Timeline {
  readonly steps: readonly Step[];
  /** In the order in which they are first spoken of. */
  readonly things: readonly Thing[];
  readonly index: StepIndex;
}

/** Follows a script operation by operation. */
export function timelineOf(operations: readonly Operation[]): Timeline {
  const course = new Course();
  const steps = operations.map((operation, at) => course.take(operation, at));
  return { steps, things: course.things, index: indexSteps(steps) };
}

/** What is there at a moment of the script, as far as the script speaks of it. */
class Course {
  readonly things: Thing[] = [];
  readonly #there = new Map<string, Thing>();
  /** A number for each thing, so that the parts of a table keep it when it is renamed. */
  readonly #numbers = new Map<Thing, number>();
  readonly #temporary = new Set<string>();
  #schema = 'public';

  take(operation: Operation, at: number): Step {
    this.#follow(operation);
    const [effect, ...along] = effectsOf(operation);
    const within = 'within' in effect ? effect.within.map((ref) => this.#find(ref)) : [];
    const about = this.#about(effect);
    const step: Step = { at, operation, effect, thing: undefined, within, about };
    step.thing = this.#apply(effect, step);
    for (const each of along) this.#apply(each, step);
    return step;
  }

  #follow(operation: Operation): void {
    if (operation.kind === 'set-variable' && operation.variable === 'search_path')
      this.#schema = /^\s*["']?([^"',\s]+)/.exec(operation.value ?? '')?.[1] ?? 'public';
    if (operation.kind === 'reset-variable' && (operation.variable ?? 'search_path') === 'search_path')
      this.#schema = 'public';
  }

  #about(effect: Effect): readonly Thing[] {
    switch (effect.change) {
      case 'grant':
      case 'revoke':
        return effect.on.map((ref) => this.#find(ref));
      case 'rows':
        return effect.columns.map((column) =>
          this.#find({ kind: 'column', name: { name: column }, of: effect.table }),
        );
      case 'set':
        return effect.type === undefined ? [] : [this.#find(typeRef(effect.type))];
      default:
        return [];
    }
  }

  #apply(effect: Effect, step: Step): Thing | undefined {
    switch (effect.change) {
      case 'make':
        return this.#make(effect, step);
      case 'drop': {
        const thing = this.#find(effect.thing);
        this.#end(thing, step);
        return thing;
      }
      case 'rename': {
        const thing = this.#find(effect.thing);
        this.#there.delete(this.#keyOf(thing));
        thing.name = thing.owner === undefined ? { ...thing.name, ...effect.to } : effect.to;
        thing.renamed = step;
        this.#there.set(this.#keyOf(thing), thing);
        return thing;
      }
      case 'set':
      case 'forever':
        return this.#find(effect.thing);
      case 'rows':
        return this.#find({ kind: 'table', name: effect.table });
      case 'grant':
      case 'revoke':
      case 'none':
      case 'unknown':
        return undefined;
    }
  }

  #make(effect: Making, step: Step): Thing {
    if (effect.temporary) this.#temporary.add(effect.thing.name.name);
    const known = this.#known(effect.thing);
    const { name, owner } = this.#placeOf(effect.thing);
    const thing = known ?? this.#begin(effect.thing.kind, name, owner, effect.replaces ? name : undefined);
    thing.made ??= step;
    thing.unnamed = effect.unnamed;
    thing.temporary = effect.temporary || name.schema === 'pg_temp';
    thing.uses = effect.uses.map((ref) => this.#find(ref));
    for (const ref of effect.within) {
      const container = this.#find(ref);
      if (container === thing) continue;
      thing.within.add(container);
      container.parts.add(thing);
    }
    return thing;
  }

  /** What is dropped takes along what is part of it. */
  #end(thing: Thing, step: Step): void {
    if (thing.dropped !== undefined) return;
    this.#there.delete(this.#keyOf(thing));
    thing.dropped = step;
    for (const part of thing.parts) this.#end(part, step);
  }

  /** The thing that a name means now; one that was not spoken of yet was there before. */
  #find(ref: Ref): Thing {
    const known = this.#known(ref);
    if (known !== undefined) return known;
    const { name, owner } = this.#placeOf(ref);
    return this.#begin(ref.kind, name, owner, name);
  }

  #known(ref: Ref): Thing | undefined {
    const { name, owner } = this.#placeOf(ref);
    // ALTER TABLE and GRANT are written for views and sequences, too.
    const kinds = ref.kind === 'table' ? ['table', 'view', 'sequence'] : [ref.kind];
    return kinds
      .map((kind) => this.#there.get(this.#key(kind, name, owner)))
      .find((thing) => thing !== undefined);
  }

  #begin(kind: string, name: Name, owner: Thing | undefined, before: Name | undefined): Thing {
    const thing: Thing = {
      kind,
      name,
      owner,
      before,
      within: new Set(owner === undefined ? [] : [owner]),
      parts: new Set(),
      uses: [],
      unnamed: false,
      temporary: name.schema === 'pg_temp' || owner?.temporary === true,
      made: undefined,
      dropped: undefined,
      renamed: undefined,
    };
    this.#numbers.set(thing, this.things.length);
    this.things.push(thing);
    owner?.parts.add(thing);
    this.#there.set(this.#key(kind, name, owner), thing);
    return thing;
  }

  #placeOf({ name, of }: Ref): { readonly name: Name; readonly owner: Thing | undefined } {
    if (of !== undefined) return { name, owner: this.#find({ kind: 'table', name: of }) };
    if (name.schema !== undefined) return { name, owner: undefined };
    const schema = this.#temporary.has(name.name) ? 'pg_temp' : this.#schema;
    return { name: { schema, name: name.name }, owner: undefined };
  }

  #keyOf({ kind, name, owner }: Thing): string {
    return this.#key(kind, name, owner);
  }

  #key(kind: string, name: Name, owner: Thing | undefined): string {
    return owner === undefined
      ? `${kind} ${keyOf(name)}`
      : `${this.#numbers.get(owner)} ${kind} ${name.name}`;
  }
}
