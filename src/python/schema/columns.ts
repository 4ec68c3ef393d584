import type { ColumnConstraint, CreateColumnDef } from 'pgsql-ast-parser';
import { CallReader } from '../call-reader.ts';
import type { ConstructedValue, Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { columnForeignKey, constraintOf, type WrittenConstraint } from './constraints.ts';
import { type EnumType, enumWithin } from './enums.ts';
import type { RawSql } from './raw-sql.ts';
import { expressionText, quoted } from './sql-text.ts';
import { typeText } from './types.ts';

/** `sa.Column(…)`, and what it makes beside the column. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly autoincrement: 'auto' | 'always' | 'never';
  /** The text after DEFAULT. */
  readonly default?: string;
  /** GENERATED … AS IDENTITY, or AS (…) STORED. */
  readonly generated?: string;
  readonly constraints: readonly WrittenConstraint[];
  /** Makes an index `ix_<table>_<column>`. */
  readonly index: boolean;
  readonly comment?: string;
  readonly enum?: EnumType;
}

export function isColumn(value: Value): value is ConstructedValue & { readonly kind: 'constructed' } {
  return value.kind === 'constructed' && /^sqlalchemy(?:\.schema|\.sql\.schema)?\.Column$/.test(value.path);
}

/** @throws NotConstant where the name, the type or a default depends on run time. */
export function columnOf(value: Value): WrittenColumn {
  if (!isColumn(value)) throw notConstant(value, 'the column');
  const reader = new CallReader(value.arguments);
  const name = reader.string('name', 0);
  const [second, ...others] = reader.rest(1);
  const typed = reader.value('type_') ?? second;
  const parts =
    reader.value('type_') === undefined ? others : [...(second === undefined ? [] : [second]), ...others];
  const primaryKey = reader.flag('primary_key');
  const written = enumWithin(typed);
  const comment = reader.optionalString('comment');
  const fallback = serverDefault(reader.value('server_default'));
  const unique: readonly WrittenConstraint[] =
    reader.flag('unique') && !reader.flag('index') ? [{ kind: 'unique', columns: [name] }] : [];
  return {
    name,
    type: typeText(typed),
    nullable: reader.optionalFlag('nullable') ?? !primaryKey,
    primaryKey,
    autoincrement: autoincrementOf(reader.value('autoincrement')),
    index: reader.flag('index'),
    ...(comment === undefined ? {} : { comment }),
    ...(written === undefined ? {} : { enum: written }),
    ...fallback,
    ...generatedBy(parts),
    constraints: [...parts.flatMap((part) => constraintBeside(name, part)), ...unique],
  };
}

/** `server_default=`: text in quotes, an expression, or `sa.Identity()` and `sa.Computed()`. */
export function serverDefault(value: Value | undefined): {
  readonly default?: string;
  readonly generated?: string;
} {
  if (value === undefined || value.kind === 'none') return {};
  if (value.kind === 'string') return { default: quoted(value.value) };
  if (value.kind === 'constructed') {
    const generated = generatedText(value);
    if (generated !== undefined) return { generated };
  }
  return { default: expressionText(value) };
}

function generatedBy(parts: readonly Value[]): { readonly generated?: string } {
  for (const part of parts) {
    const generated = part.kind === 'constructed' ? generatedText(part) : undefined;
    if (generated !== undefined) return { generated };
  }
  return {};
}

function generatedText({ path, arguments: call }: ConstructedValue): string | undefined {
  const reader = new CallReader(call);
  if (/^sqlalchemy\b.*\.Identity$/.test(path))
    return `GENERATED ${reader.flag('always', 0) ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`;
  if (/^sqlalchemy\b.*\.Computed$/.test(path)) {
    const expression = reader.value('sqltext', 0) ?? { kind: 'none' };
    const text = expression.kind === 'string' ? expression.value : expressionText(expression);
    return `GENERATED ALWAYS AS (${text}) ${reader.optionalFlag('persisted', 1) === false ? 'VIRTUAL' : 'STORED'}`;
  }
  return undefined;
}

function constraintBeside(column: string, part: Value): readonly WrittenConstraint[] {
  if (part.kind !== 'constructed') {
    if (part.kind === 'unknown') throw notConstant(part, 'the column');
    return [];
  }
  if (/^sqlalchemy\b.*\.ForeignKey$/.test(part.path)) return [columnForeignKey(column, part.arguments)];
  const constraint = constraintOf(part.path, part.arguments);
  if (constraint !== undefined) return [constraint];
  if (generatedText(part) !== undefined) return [];
  throw new NotConstant(`${part.path} beside a column is not read`, part.span);
}

function autoincrementOf(value: Value | undefined): WrittenColumn['autoincrement'] {
  if (value?.kind === 'boolean') return value.value ? 'always' : 'never';
  return 'auto';
}

/** Each SERIAL stands for an integer that counts by itself. */
const SERIALS: Readonly<Record<string, string>> = {
  INTEGER: 'SERIAL',
  BIGINT: 'BIGSERIAL',
  SMALLINT: 'SMALLSERIAL',
};

/**
 * Whether SQLAlchemy makes the column count by itself: the only column of the primary key, an integer without a
 * default or foreign key. Source: SQLAlchemy, `Table.autoincrement_column`.
 */
export function countsItself(column: WrittenColumn, keyColumns: readonly string[]): boolean {
  if (SERIALS[column.type] === undefined || column.generated !== undefined) return false;
  if (!keyColumns.includes(column.name) || column.autoincrement === 'never') return false;
  if (column.autoincrement === 'always') return true;
  const refers = column.constraints.some(({ kind }) => kind === 'foreign-key');
  return keyColumns.length === 1 && column.default === undefined && !refers;
}

/** The column as a node of the writer's tree, without the constraints that are written for the table. */
export function columnNode(column: WrittenColumn, raw: RawSql, serial = false): CreateColumnDef {
  const type = serial ? (SERIALS[column.type] ?? column.type) : column.type;
  const generated = column.generated === undefined ? '' : ` ${column.generated}`;
  const constraints: ColumnConstraint[] = [
    ...(column.default === undefined
      ? []
      : [{ type: 'default' as const, default: { type: 'ref' as const, name: raw.put(column.default) } }]),
    ...(column.nullable ? [] : [{ type: 'not null' as const }]),
  ];
  return {
    kind: 'column',
    name: { name: column.name },
    dataType: { name: raw.put(`${type}${generated}`) },
    constraints,
  };
}
