import { printIdentifier } from '../../domain/operation/name.ts';
import type { Value } from '../evaluation/value.ts';
import { notConstant } from '../not-constant.ts';
import { conditionText, foreignKeyOptions } from '../schema/constraints.ts';
import { qualified } from '../schema/sql-text.ts';
import type { Directive, TableCall } from './directive.ts';
import { addConstraint } from './tables.ts';

/** `op.create_primary_key(name, table, columns)`. */
export const createPrimaryKey: Directive = (call) => [
  addConstraint(call.table(), call.schema(), {
    kind: 'primary-key',
    ...nameOf(call),
    columns: call.strings('columns', call.after(2)),
  }),
];

export const createUniqueConstraint: Directive = (call) => [
  addConstraint(call.table(), call.schema(), {
    kind: 'unique',
    ...nameOf(call),
    columns: call.strings('columns', call.after(2)),
  }),
];

export const createCheckConstraint: Directive = (call) => [
  addConstraint(call.table(), call.schema(), {
    kind: 'check',
    ...nameOf(call),
    condition: conditionText(call.value('condition', call.after(2))),
    notValid: call.flag('postgresql_not_valid'),
  }),
];

/** `op.create_foreign_key(name, source, referent, local, remote)`. */
export const createForeignKey: Directive = (call) => {
  const schema = call.optionalString('referent_schema');
  return [
    addConstraint(call.table('source_table'), call.schema('source_schema'), {
      kind: 'foreign-key',
      ...nameOf(call),
      columns: call.strings('local_cols', call.after(3)),
      table: {
        name: call.string('referent_table', call.after(2)),
        ...(schema === undefined ? {} : { schema }),
      },
      references: call.strings('remote_cols', call.after(4)),
      ...foreignKeyOptions(call),
    }),
  ];
};

/** `op.create_exclude_constraint(name, table, ("column", "operator"), …, where=…, using=…)`. */
export const createExcludeConstraint: Directive = (call) => {
  const elements = call.rest(call.after(2)).map(elementText);
  const where = call.value('where');
  const using = call.optionalString('using') ?? 'gist';
  const condition = where === undefined || where.kind === 'none' ? '' : ` WHERE (${conditionText(where)})`;
  const name = printIdentifier(call.string('constraint_name', 0));
  return [
    `ALTER TABLE ${qualified(call.table(), call.schema())} ADD CONSTRAINT ${name} EXCLUDE USING ${using} (${elements.join(', ')})${condition}`,
  ];
};

export const dropConstraint: Directive = (call) => {
  const name = printIdentifier(call.string('constraint_name', 0));
  const ifExists = call.flag('if_exists') ? 'IF EXISTS ' : '';
  return [`ALTER TABLE ${qualified(call.table(), call.schema())} DROP CONSTRAINT ${ifExists}${name}`];
};

function nameOf(call: TableCall): { readonly name?: string } {
  const name = call.optionalString('constraint_name', 0);
  return name === undefined ? {} : { name };
}

function elementText(value: Value): string {
  if (value.kind !== 'sequence') throw notConstant(value, 'an element of the constraint');
  const [key, operator] = value.items;
  if (key === undefined || operator?.kind !== 'string') throw notConstant(operator, 'the operator');
  const text = key.kind === 'string' ? printIdentifier(key.value) : conditionText(key);
  return `${text} WITH ${operator.value}`;
}
