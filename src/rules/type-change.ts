import { printType, type SqlType } from '../domain/operation/expression.ts';
import type { OperationOf } from '../domain/operation/operation.ts';
import { type Catalogue, findColumn, findTable, findType, keyOf } from './catalogue.ts';
import { isConstrainedDomain } from './domains.ts';
import { indexesOn } from './mentions.ts';

/**
 * What a change of a column's type does to the values and to the table.
 * `same` and `widening` keep every value, `unknown` and `incompatible` may fail, cut or change some.
 */
export interface TypeChange {
  readonly values: 'same' | 'widening' | 'incompatible' | 'unknown';
  /** Whether PostgreSQL writes the whole table again; measured on PostgreSQL 12 to 18. */
  readonly rewrites: boolean;
  /** Whether indexes on the column are built again although the table is not. */
  readonly rebuildsIndexes?: true;
}

const SAME: TypeChange = { values: 'same', rewrites: false };
const RELABELLED: TypeChange = { values: 'widening', rewrites: false };
const REINDEXED: TypeChange = { values: 'widening', rewrites: false, rebuildsIndexes: true };
const REWRITTEN: TypeChange = { values: 'widening', rewrites: true };
const INCOMPATIBLE: TypeChange = { values: 'incompatible', rewrites: true };
const UNKNOWN: TypeChange = { values: 'unknown', rewrites: true };

/** Types whose every value another one has too; text has the values of all of them. */
const WIDENINGS: Readonly<Record<string, Readonly<Record<string, TypeChange>>>> = {
  smallint: { integer: REWRITTEN, bigint: REWRITTEN, numeric: REWRITTEN },
  integer: { bigint: REWRITTEN, numeric: REWRITTEN, 'double precision': REWRITTEN },
  bigint: { numeric: REWRITTEN },
  real: { 'double precision': REWRITTEN },
  cidr: { inet: RELABELLED },
  'character varying': { text: RELABELLED },
  text: { 'character varying': RELABELLED },
  date: { 'timestamp without time zone': REWRITTEN },
  character: { 'character varying': REWRITTEN },
};

/** Types whose modifier is a number of characters, bits or digits of a second that may grow without a rewrite. */
const GROWING: ReadonlySet<string> = new Set([
  'character varying',
  'bit varying',
  'interval',
  'timestamp with time zone',
  'timestamp without time zone',
  'time with time zone',
  'time without time zone',
]);

/**
 * What a change of a column's type does, with its USING and what is known of the column before.
 *
 * @param timeZone the session's, where it is known: between timestamps with and without one it decides.
 */
export function typeChangeOf(
  operation: OperationOf<'alter-column-type'>,
  catalogue: Catalogue,
  timeZone?: string,
): TypeChange {
  const change = changeWithUsing(operation, catalogue, timeZone);
  if (change.rewrites) return change;
  const { rebuildsIndexes: _, ...kept } = change;
  return isReindexed(operation, change, catalogue) ? { ...kept, rebuildsIndexes: true } : kept;
}

/** An index sorts by the collation and the operators of its column's type. */
function isReindexed(
  { table, column, collation }: OperationOf<'alter-column-type'>,
  { rebuildsIndexes }: TypeChange,
  catalogue: Catalogue,
): boolean {
  if (collation === undefined && rebuildsIndexes === undefined) return false;
  const name = findTable(catalogue, table)?.name;
  if (name === undefined) return false;
  return indexesOn(catalogue.indexes, name.name).some(
    (index) =>
      keyOf(index.table) === keyOf(name) &&
      index.keys.some((key) => key.kind === 'column' && key.column === column),
  );
}

function changeWithUsing(
  operation: OperationOf<'alter-column-type'>,
  catalogue: Catalogue,
  timeZone: string | undefined,
): TypeChange {
  const { table, column, type, using } = operation;
  // What an expression of one's own makes of the values is not known, even where the type stays.
  if (using !== undefined && !isCastOf(using.text, column, type)) return UNKNOWN;
  const before = findColumn(catalogue, table, column);
  // ADD COLUMN IF NOT EXISTS says what the type is only where the column was not there yet.
  const from = before?.origin === 'presumed-new' ? undefined : before?.type;
  if (from === undefined) return UNKNOWN;
  if (isConstrainedDomain(catalogue, type) && printType(from) !== printType(type)) return INCOMPATIBLE;
  if (isTimeZoneGained(from, type) && isUtc(timeZone)) return REINDEXED;
  return typeChange(baseOf(from, catalogue), type);
}

/** What a domain is made of, where that is known; the type itself otherwise. */
function baseOf(type: SqlType, catalogue: Catalogue): SqlType {
  if (type.arrayDimensions > 0) return type;
  const { schema, name } = type;
  return findType(catalogue, schema === undefined ? { name } : { schema, name })?.base ?? type;
}

/** In a session in UTC both types hold the same, and nothing is written (measured on PostgreSQL 12 to 18). */
function isTimeZoneGained(from: SqlType, to: SqlType): boolean {
  return (
    from.name === 'timestamp without time zone' &&
    to.name === 'timestamp with time zone' &&
    (to.modifiers.length === 0 || isFullPrecision(to))
  );
}

function isUtc(timeZone: string | undefined): boolean {
  return timeZone !== undefined && /^(?:etc\/)?(?:utc|uct|universal|zulu|gmt)$/i.test(timeZone);
}

/**
 * What changing a column from one type to another does, without USING.
 *
 * @param from absent when the type before is not known.
 */
export function typeChange(from: SqlType | undefined, to: SqlType): TypeChange {
  if (from === undefined) return UNKNOWN;
  if (printType(from) === printType(to)) return SAME;
  if (from.arrayDimensions > 0 || to.arrayDimensions > 0) return INCOMPATIBLE;
  if (from.schema !== undefined || to.schema !== undefined) return UNKNOWN;
  if (from.name === to.name) return withinType(from, to);
  const widening = WIDENINGS[from.name]?.[to.name] ?? (to.name === 'text' ? REWRITTEN : undefined);
  // A length or precision on the new type can cut what the old one held.
  return widening === undefined || to.modifiers.length > 0 ? INCOMPATIBLE : widening;
}

function withinType(from: SqlType, to: SqlType): TypeChange {
  if (from.name === 'numeric') return numericChange(from.modifiers, to.modifiers);
  const [before] = from.modifiers;
  const [after] = to.modifiers;
  if (from.name === 'character') return (after ?? 1) >= (before ?? 1) ? REWRITTEN : INCOMPATIBLE;
  if (!GROWING.has(from.name)) return UNKNOWN;
  if (after === undefined) return RELABELLED;
  if (before === undefined) return isFullPrecision(to) ? RELABELLED : INCOMPATIBLE;
  return after >= before ? RELABELLED : INCOMPATIBLE;
}

/** Six digits are all that PostgreSQL keeps of a second (documentation, "Date/Time Types"). */
function isFullPrecision({ name, modifiers }: SqlType): boolean {
  return (name.startsWith('time') || name === 'interval') && (modifiers[0] ?? 6) >= 6;
}

function numericChange(before: readonly number[], after: readonly number[]): TypeChange {
  const [precision, scale = 0] = after;
  if (precision === undefined) return RELABELLED;
  const [oldPrecision, oldScale = 0] = before;
  if (oldPrecision === undefined || scale < oldScale) return INCOMPATIBLE;
  if (precision - scale < oldPrecision - oldScale) return INCOMPATIBLE;
  return scale === oldScale ? RELABELLED : REWRITTEN;
}

/** `x`, `x::integer`, `CAST(x AS integer)`: no more than what PostgreSQL would do without USING, or refuse to do. */
function isCastOf(expression: string, column: string, type: SqlType): boolean {
  const text = expression.trim();
  const [, plain, target] = /^("[^"]+"|\w+)(?:\s*::\s*([\w ."(),[\]]+))?$/.exec(text) ?? [];
  const [, inside, as] = /^CAST\s*\(\s*("[^"]+"|\w+)\s+AS\s+([\w ."(),[\]]+)\)$/i.exec(text) ?? [];
  const name = plain ?? inside;
  const cast = target ?? as;
  return name !== undefined && isIdentifier(name, column) && (cast === undefined || isTypeText(cast, type));
}

function isIdentifier(text: string, identifier: string): boolean {
  return text.startsWith('"') ? text.slice(1, -1) === identifier : text.toLowerCase() === identifier;
}

/** Short names of types as people write them in casts. */
const SHORT: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  varchar: 'character varying',
  char: 'character',
  decimal: 'numeric',
  float8: 'double precision',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
};

function isTypeText(text: string, type: SqlType): boolean {
  const written = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const [, name = '', rest = ''] = /^([a-z_0-9". ]+?)\s*(\(.*|\[.*)?$/.exec(written) ?? [];
  const spaceless = (shown: string) => shown.replaceAll(' ', '');
  return spaceless(`${SHORT[name] ?? name}${rest}`) === spaceless(printType(type));
}
