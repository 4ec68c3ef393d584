import { printIdentifier } from '../../domain/operation/name.ts';
import { CallReader } from '../call-reader.ts';
import type { CallArguments, Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { enumOf } from './enums.ts';
import { qualified } from './sql-text.ts';

/**
 * The PostgreSQL type that SQLAlchemy's PostgreSQL dialect prints for a type object or class, generic
 * (`sa.String(20)`) or its own (`postgresql.JSONB`).
 * Source: SQLAlchemy 2.0, `dialects/postgresql/base.py`, PGTypeCompiler.
 *
 * @throws NotConstant for types that are not SQLAlchemy's, whose SQL only their Python code knows.
 */
export function typeText(value: Value | undefined): string {
  if (value?.kind === 'reference') return namedType(value.path, { positional: [], named: {} });
  if (value?.kind === 'constructed') return namedType(value.path, value.arguments);
  throw notConstant(value, 'the type');
}

function namedType(path: string, call: CallArguments): string {
  const [variants] = /\(\)\.with_variant$/.exec(path) ?? [];
  if (variants !== undefined) throw new NotConstant('a type with variants is not read');
  if (!/^(?:sqlalchemy|sqlmodel)\b/.test(path))
    throw new NotConstant(`the type ${path} is known to Python only`);
  const name = path.slice(path.lastIndexOf('.') + 1);
  const printed = TYPES[name]?.(new CallReader(call), call);
  if (printed === undefined) throw new NotConstant(`the type ${path} is not read`);
  return printed;
}

type PrintType = (reader: CallReader, call: CallArguments) => string;

const same =
  (text: string): PrintType =>
  () =>
    text;

const varchar: PrintType = (reader) =>
  sized('VARCHAR', reader.optionalNumber('length', 0)) + collation(reader);
const text: PrintType = (reader) => `TEXT${collation(reader)}`;
const numeric: PrintType = (reader) => {
  const precision = reader.optionalNumber('precision', 0);
  const scale = reader.optionalNumber('scale', 1);
  if (precision === undefined) return 'NUMERIC';
  return scale === undefined ? `NUMERIC(${precision})` : `NUMERIC(${precision}, ${scale})`;
};
const timestamp: PrintType = (reader) =>
  `${sized('TIMESTAMP', reader.optionalNumber('precision', 1))} ${zone(reader)}`;
const time: PrintType = (reader) => `${sized('TIME', reader.optionalNumber('precision', 1))} ${zone(reader)}`;
const float: PrintType = (reader) => sized('FLOAT', reader.optionalNumber('precision', 0));
const array: PrintType = (reader) => {
  const dimensions = reader.optionalNumber('dimensions') ?? 1;
  return typeText(reader.value('item_type', 0)) + '[]'.repeat(dimensions);
};
const enumeration: PrintType = (_, call) => {
  const { name, schema, native, longest } = enumOf(call);
  return native ? qualified(name, schema) : `VARCHAR(${longest})`;
};

/** By the name of the class; generic types and those in capitals print the same. */
const TYPES: Readonly<Record<string, PrintType>> = {
  String: varchar,
  Unicode: varchar,
  VARCHAR: varchar,
  NVARCHAR: varchar,
  AutoString: varchar,
  CHAR: (reader) => sized('CHAR', reader.optionalNumber('length', 0)) + collation(reader),
  Text: text,
  UnicodeText: text,
  TEXT: text,
  CITEXT: same('CITEXT'),
  Integer: same('INTEGER'),
  INTEGER: same('INTEGER'),
  INT: same('INTEGER'),
  BigInteger: same('BIGINT'),
  BIGINT: same('BIGINT'),
  SmallInteger: same('SMALLINT'),
  SMALLINT: same('SMALLINT'),
  Boolean: same('BOOLEAN'),
  BOOLEAN: same('BOOLEAN'),
  Float: float,
  FLOAT: float,
  REAL: same('REAL'),
  Double: same('DOUBLE PRECISION'),
  DOUBLE: same('DOUBLE PRECISION'),
  DOUBLE_PRECISION: same('DOUBLE PRECISION'),
  Numeric: numeric,
  NUMERIC: numeric,
  DECIMAL: numeric,
  MONEY: same('MONEY'),
  DateTime: timestamp,
  DATETIME: timestamp,
  TIMESTAMP: timestamp,
  Date: same('DATE'),
  DATE: same('DATE'),
  Time: time,
  TIME: time,
  Interval: same('INTERVAL'),
  INTERVAL: same('INTERVAL'),
  LargeBinary: same('BYTEA'),
  BYTEA: same('BYTEA'),
  JSON: same('JSON'),
  JSONB: same('JSONB'),
  JSONPATH: same('JSONPATH'),
  Uuid: same('UUID'),
  UUID: same('UUID'),
  ARRAY: array,
  Enum: enumeration,
  ENUM: enumeration,
  BIT: (reader) => bits(reader),
  INET: same('INET'),
  CIDR: same('CIDR'),
  MACADDR: same('MACADDR'),
  MACADDR8: same('MACADDR8'),
  OID: same('OID'),
  REGCLASS: same('REGCLASS'),
  REGCONFIG: same('REGCONFIG'),
  TSVECTOR: same('TSVECTOR'),
  TSQUERY: same('TSQUERY'),
  HSTORE: same('HSTORE'),
  INT4RANGE: same('INT4RANGE'),
  INT8RANGE: same('INT8RANGE'),
  NUMRANGE: same('NUMRANGE'),
  DATERANGE: same('DATERANGE'),
  TSRANGE: same('TSRANGE'),
  TSTZRANGE: same('TSTZRANGE'),
  INT4MULTIRANGE: same('INT4MULTIRANGE'),
  INT8MULTIRANGE: same('INT8MULTIRANGE'),
  NUMMULTIRANGE: same('NUMMULTIRANGE'),
  DATEMULTIRANGE: same('DATEMULTIRANGE'),
  TSMULTIRANGE: same('TSMULTIRANGE'),
  TSTZMULTIRANGE: same('TSTZMULTIRANGE'),
};

function sized(name: string, size: number | undefined): string {
  return size === undefined ? name : `${name}(${size})`;
}

function collation(reader: CallReader): string {
  const name = reader.optionalString('collation');
  return name === undefined ? '' : ` COLLATE ${printIdentifier(name)}`;
}

function zone(reader: CallReader): string {
  return `${reader.flag('timezone', 0) ? 'WITH' : 'WITHOUT'} TIME ZONE`;
}

function bits(reader: CallReader): string {
  const varying = reader.flag('varying', 1);
  return sized(varying ? 'BIT VARYING' : 'BIT', reader.optionalNumber('length', 0));
}
