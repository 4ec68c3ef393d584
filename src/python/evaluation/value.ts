import type { Span } from '../../domain/span.ts';
import type { PythonFunction } from '../syntax/tree.ts';

/** What an expression comes to without running Python. */
export type Value =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'sequence'; readonly items: readonly Value[] }
  | { readonly kind: 'dictionary'; readonly entries: readonly (readonly [Value, Value])[] }
  /** Something imported, by its full name: `sqlalchemy.String`. */
  | { readonly kind: 'reference'; readonly path: string }
  /** An object made by calling something imported: `sa.Column("a", …)`. */
  | ConstructedValue
  | { readonly kind: 'function'; readonly function: PythonFunction }
  /** The object that `with op.batch_alter_table(…) as batch_op` gives. */
  | { readonly kind: 'batch'; readonly table: Value; readonly schema: Value | undefined }
  | UnknownValue;

export interface ConstructedValue {
  readonly kind: 'constructed';
  readonly path: string;
  readonly arguments: CallArguments;
  readonly span: Span;
}

/** What depends on run time, and why in a few words. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly why: string;
  readonly span: Span;
}

export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
}

export const NONE: Value = { kind: 'none' };

export function stringOf(value: string): Value {
  return { kind: 'string', value };
}

/** What `str()` gives; undefined where that is not certain. */
export function textOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
      return value.text;
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    default:
      return undefined;
  }
}

/** Python's truth; undefined where it is not certain. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'string':
      return value.value !== '';
    case 'number':
      return value.value !== 0;
    case 'boolean':
      return value.value;
    case 'none':
      return false;
    case 'sequence':
      return value.items.length > 0;
    case 'dictionary':
      return value.entries.length > 0;
    default:
      return undefined;
  }
}

/** Whether two constants are equal; undefined where it is not certain. */
export function equalValues(a: Value, b: Value): boolean | undefined {
  const left = textOf(a);
  const right = textOf(b);
  if (left === undefined || right === undefined) return undefined;
  return a.kind === b.kind && left === right;
}

/** The arguments of a method with the object it is called on in front, as Python passes them. */
export function boundTo(of: Value, { positional, named }: CallArguments): CallArguments {
  return { positional: [of, ...positional], named };
}
