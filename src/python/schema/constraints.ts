import type { TableConstraint } from 'pgsql-ast-parser';
import { CallReader } from '../call-reader.ts';
import type { CallArguments, Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import type { RawSql } from './raw-sql.ts';
import { expressionText, textClause } from './sql-text.ts';

/** A constraint as it is written for a table. */
export type WrittenConstraint =
  | { readonly kind: 'primary-key' | 'unique'; readonly name?: string; readonly columns: readonly string[] }
  | { readonly kind: 'check'; readonly name?: string; readonly condition: string; readonly notValid: boolean }
  | ForeignKey;

export interface ForeignKey {
  readonly kind: 'foreign-key';
  readonly name?: string;
  readonly columns: readonly string[];
  readonly table: { readonly name: string; readonly schema?: string };
  readonly references: readonly string[];
  readonly onDelete?: string;
  readonly onUpdate?: string;
  readonly deferrable: boolean;
  readonly initially?: string;
  readonly notValid: boolean;
}

/**
 * `sa.PrimaryKeyConstraint`, `UniqueConstraint`, `CheckConstraint` or `ForeignKeyConstraint`.
 *
 * @returns undefined for what is no constraint.
 */
export function constraintOf(path: string, call: CallArguments): WrittenConstraint | undefined {
  const reader = new CallReader(call);
  const named = nameOf(reader);
  switch (path.slice(path.lastIndexOf('.') + 1)) {
    case 'PrimaryKeyConstraint':
      return { kind: 'primary-key', ...named, columns: columnNames(call.positional) };
    case 'UniqueConstraint':
      return { kind: 'unique', ...named, columns: columnNames(call.positional) };
    case 'CheckConstraint':
      return {
        kind: 'check',
        ...named,
        condition: conditionText(reader.value('sqltext', 0)),
        notValid: reader.flag('postgresql_not_valid'),
      };
    case 'ForeignKeyConstraint':
      return {
        kind: 'foreign-key',
        ...named,
        columns: reader.strings('columns', 0),
        ...targetsOf(reader.strings('refcolumns', 1)),
        ...foreignKeyOptions(reader),
      };
    default:
      return undefined;
  }
}

/** `sa.ForeignKey("users.id", …)` beside a column. */
export function columnForeignKey(column: string, call: CallArguments): ForeignKey {
  const reader = new CallReader(call);
  return {
    kind: 'foreign-key',
    ...nameOf(reader),
    columns: [column],
    ...targetsOf([reader.string('column', 0)]),
    ...foreignKeyOptions(reader),
  };
}

export function foreignKeyOptions(
  reader: CallReader,
): Pick<ForeignKey, 'onDelete' | 'onUpdate' | 'deferrable' | 'initially' | 'notValid'> {
  const onDelete = reader.optionalString('ondelete');
  const onUpdate = reader.optionalString('onupdate');
  const initially = reader.optionalString('initially');
  return {
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
    ...(initially === undefined ? {} : { initially }),
    deferrable: reader.flag('deferrable'),
    notValid: reader.flag('postgresql_not_valid'),
  };
}

/** A condition is SQL text here, not a string constant. */
export function conditionText(value: Value | undefined): string {
  if (value?.kind === 'string') return value.value;
  if (value === undefined) throw new NotConstant('the condition is missing');
  return textClause(value) ?? expressionText(value);
}

function nameOf(reader: CallReader): { readonly name?: string } {
  const name = reader.optionalString('name');
  return name === undefined ? {} : { name };
}

function columnNames(values: readonly Value[]): readonly string[] {
  return values.map((value) => {
    if (value.kind !== 'string') throw notConstant(value, 'the column');
    return value.value;
  });
}

/** `schema.table.column`, where all columns are of one table. */
function targetsOf(targets: readonly string[]): Pick<ForeignKey, 'table' | 'references'> {
  const split = targets.map((target) => target.split('.'));
  const [first = []] = split;
  const [name, schema] = first.slice(0, -1).reverse();
  if (name === undefined) throw new NotConstant(`${targets[0] ?? 'the target'} names no table and column`);
  return {
    table: { name, ...(schema === undefined ? {} : { schema }) },
    references: split.map((parts) => parts.at(-1) ?? ''),
  };
}

/** The constraint as a node of the writer's tree; NOT VALID and DEFERRABLE come after, see `constraintSuffix`. */
export function constraintNode(constraint: WrittenConstraint, raw: RawSql): TableConstraint {
  const named = constraint.name === undefined ? {} : { constraintName: { name: constraint.name } };
  switch (constraint.kind) {
    case 'primary-key':
      return { type: 'primary key', ...named, columns: constraint.columns.map((name) => ({ name })) };
    case 'unique':
      return { type: 'unique', ...named, columns: constraint.columns.map((name) => ({ name })) };
    case 'check':
      return { type: 'check', ...named, expr: { type: 'ref', name: raw.put(`(${constraint.condition})`) } };
    case 'foreign-key':
      return {
        type: 'foreign key',
        ...named,
        localColumns: constraint.columns.map((name) => ({ name })),
        foreignTable: constraint.table,
        foreignColumns: constraint.references.map((name) => ({ name })),
        ...(constraint.onDelete === undefined ? {} : { onDelete: actionOf(constraint.onDelete) }),
        ...(constraint.onUpdate === undefined ? {} : { onUpdate: actionOf(constraint.onUpdate) }),
      };
  }
}

const ACTIONS = ['cascade', 'no action', 'restrict', 'set default', 'set null'] as const;

function actionOf(text: string): (typeof ACTIONS)[number] {
  const action = ACTIONS.find((each) => each === text.trim().toLowerCase().replaceAll(/\s+/g, ' '));
  if (action === undefined) throw new NotConstant(`${text} is no action of a foreign key`);
  return action;
}

/** What the writer's tree has no place for. */
export function constraintSuffix(constraint: WrittenConstraint): string {
  if (constraint.kind === 'check') return constraint.notValid ? ' NOT VALID' : '';
  if (constraint.kind !== 'foreign-key') return '';
  return [
    constraint.deferrable ? ' DEFERRABLE' : '',
    constraint.initially === undefined ? '' : ` INITIALLY ${constraint.initially}`,
    constraint.notValid ? ' NOT VALID' : '',
  ].join('');
}
