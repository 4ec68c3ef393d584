import { CallReader } from '../call-reader.ts';
import type { CallArguments, Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { printStatement } from './raw-sql.ts';

/** `sa.Enum(…)` or `postgresql.ENUM(…)`. */
export interface EnumType {
  readonly name: string;
  readonly schema: string | undefined;
  readonly values: readonly string[];
  /** False for `native_enum=False`, which is a VARCHAR. */
  readonly native: boolean;
  /** Whether CREATE TABLE makes the type first. */
  readonly createsType: boolean;
  /** Characters of the longest value. */
  readonly longest: number;
}

/** @throws NotConstant for an enum that is given as a Python class. */
export function enumOf(call: CallArguments): EnumType {
  const reader = new CallReader(call);
  const values = call.positional
    .flatMap((value) => (value.kind === 'sequence' ? value.items : [value]))
    .map((value) => {
      if (value.kind !== 'string') throw notConstant(value, 'the list of values of an enum');
      return value.value;
    });
  const native = reader.optionalFlag('native_enum') ?? true;
  const name = reader.optionalString('name');
  if (name === undefined && native) throw new NotConstant('an enum without a name');
  const given = reader.optionalNumber('length');
  return {
    name: name ?? '',
    schema: reader.optionalString('schema'),
    values,
    native,
    createsType: native && (reader.optionalFlag('create_type') ?? true),
    longest: Math.max(given ?? 0, ...values.map((value) => value.length)),
  };
}

/** The enum inside a type, if there is one: an array of it counts. */
export function enumWithin(type: Value | undefined): EnumType | undefined {
  if (type?.kind !== 'constructed') return undefined;
  const name = type.path.slice(type.path.lastIndexOf('.') + 1);
  if (name === 'ARRAY') return enumWithin(type.arguments.positional[0]);
  return (name === 'Enum' || name === 'ENUM') && type.path.startsWith('sqlalchemy')
    ? enumOf(type.arguments)
    : undefined;
}

export function createEnum({ name, schema, values }: EnumType): string {
  return printStatement(() => ({
    type: 'create enum',
    name: { name, ...(schema === undefined ? {} : { schema }) },
    values: values.map((value) => ({ value })),
  }));
}
