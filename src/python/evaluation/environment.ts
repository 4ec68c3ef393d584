import type { Value } from './value.ts';

/** The names of a scope and of those around it. */
export class Environment {
  readonly #names = new Map<string, Value>();
  readonly #outer: Environment | undefined;

  constructor(outer?: Environment) {
    this.#outer = outer;
  }

  get(name: string): Value | undefined {
    return this.#names.get(name) ?? this.#outer?.get(name);
  }

  set(name: string, value: Value): void {
    this.#names.set(name, value);
  }
}
