import type { CallArguments, Value } from './evaluation/value.ts';
import { NotConstant, notConstant } from './not-constant.ts';

/** Reads the arguments of one call by Python's rules: in place, or by name. */
export class CallReader {
  readonly #call: CallArguments;

  constructor(call: CallArguments) {
    this.#call = call;
  }

  /** The argument, or undefined where it is left out. Python's `None` is a value. */
  value(name: string, position?: number): Value | undefined {
    const named = this.#call.named[name];
    return named ?? (position === undefined ? undefined : this.#call.positional[position]);
  }

  /** The positional arguments from a place on. */
  rest(from: number): readonly Value[] {
    return this.#call.positional.slice(from);
  }

  /** @throws NotConstant when it is left out, None, or no constant string. */
  string(name: string, position?: number): string {
    const value = this.optionalString(name, position);
    if (value === undefined) throw new NotConstant(`${name} is missing`);
    return value;
  }

  /** @returns undefined when it is left out or None. */
  optionalString(name: string, position?: number): string | undefined {
    const value = this.value(name, position);
    if (value === undefined || value.kind === 'none') return undefined;
    if (value.kind === 'string') return value.value;
    // `op.f(…)` and `quoted_name(…)` are text by another name.
    if (value.kind === 'constructed' && value.path.endsWith('quoted_name')) {
      const [text] = value.arguments.positional;
      if (text?.kind === 'string') return text.value;
    }
    throw notConstant(value, name);
  }

  /** @throws NotConstant for what is neither given as a constant nor left out. */
  flag(name: string, position?: number): boolean {
    return this.optionalFlag(name, position) ?? false;
  }

  optionalFlag(name: string, position?: number): boolean | undefined {
    const value = this.value(name, position);
    if (value === undefined || value.kind === 'none') return undefined;
    if (value.kind === 'boolean') return value.value;
    throw notConstant(value, name);
  }

  optionalNumber(name: string, position?: number): number | undefined {
    const value = this.value(name, position);
    if (value === undefined || value.kind === 'none') return undefined;
    if (value.kind === 'number') return value.value;
    throw notConstant(value, name);
  }

  /** A list; one value alone is a list of one, as Alembic takes it. */
  list(name: string, position?: number): readonly Value[] {
    const value = this.value(name, position);
    if (value === undefined || value.kind === 'none') return [];
    if (value.kind === 'sequence') return value.items;
    if (value.kind === 'unknown') throw notConstant(value, name);
    return [value];
  }

  strings(name: string, position?: number): readonly string[] {
    return this.list(name, position).map((item) => {
      if (item.kind !== 'string') throw notConstant(item, name);
      return item.value;
    });
  }

  /** Options for PostgreSQL that are given and are not among `known`: what they do would be missed. */
  refuseOthers(known: readonly string[]): void {
    const other = Object.keys(this.#call.named).find(
      (name) => name.startsWith('postgresql_') && !known.includes(name),
    );
    if (other !== undefined) throw new NotConstant(`the option ${other} is not read`);
  }
}
