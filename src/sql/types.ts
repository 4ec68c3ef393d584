import type { SqlType } from '../domain/operation/expression.ts';
import { partsOf } from './names.ts';
import { fieldsOf, listAt, type Node, nodeAt, numberAt } from './node.ts';

/** PostgreSQL's internal names and the names people know (PostgreSQL documentation, "Data Types"). */
const CANONICAL: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  int: 'integer',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  varchar: 'character varying',
  bpchar: 'character',
  decimal: 'numeric',
  timestamptz: 'timestamp with time zone',
  timestamp: 'timestamp without time zone',
  timetz: 'time with time zone',
  time: 'time without time zone',
  varbit: 'bit varying',
};

const SERIAL: Readonly<Record<string, string>> = {
  serial: 'integer',
  serial4: 'integer',
  bigserial: 'bigint',
  serial8: 'bigint',
  smallserial: 'smallint',
  serial2: 'smallint',
};

/** The type in a `TypeName`. A serial gives the integer type that it stands for. */
export function typeOf(typeName: Node): SqlType {
  const parts = partsOf(listAt(typeName, 'names'));
  const bare = parts.at(-1) ?? '';
  const schema = parts.length > 1 ? parts.at(-2) : undefined;
  const builtin = schema === undefined || schema === 'pg_catalog';
  const name = builtin ? (SERIAL[bare] ?? CANONICAL[bare] ?? bare) : bare;
  const modifiers = modifiersOf(typeName);
  return {
    ...(builtin ? {} : { schema }),
    name,
    // `char` without a length is `char(1)`, which PostgreSQL's grammar writes out.
    modifiers: name === 'interval' ? modifiers.slice(1) : modifiers,
    arrayDimensions: listAt(typeName, 'arrayBounds').length,
  };
}

/** Whether a `TypeName` is one of the serials. */
export function isSerial(typeName: Node): boolean {
  const parts = partsOf(listAt(typeName, 'names'));
  return parts.length === 1 && SERIAL[parts[0] ?? ''] !== undefined;
}

function modifiersOf(typeName: Node): readonly number[] {
  return listAt(typeName, 'typmods').flatMap((modifier) => {
    const constant = fieldsOf(modifier, 'A_Const');
    return constant === undefined ? [] : [numberAt(nodeAt(constant, 'ival'), 'ival')];
  });
}
