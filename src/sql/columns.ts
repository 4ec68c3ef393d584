import type { ColumnDefinition } from '../domain/operation/column.ts';
import { constraintsAt } from './constraints.ts';
import { expressionOf } from './expressions.ts';
import { fieldsOf, has, listAt, type Node, nodeAt, textAt } from './node.ts';
import type { Reading } from './reading.ts';
import { isSerial, typeOf } from './types.ts';

/** A column definition of CREATE TABLE or ADD COLUMN. */
export function columnOf(definition: Node, reading: Reading): ColumnDefinition {
  const name = textAt(definition, 'colname');
  const typeName = nodeAt(definition, 'typeName');
  const written = listAt(definition, 'constraints').map((item) => fieldsOf(item, 'Constraint') ?? {});
  const find = (contype: string): Node | undefined =>
    written.find((constraint) => constraint.contype === contype);
  const byDefault = find('CONSTR_DEFAULT');
  const generated = find('CONSTR_GENERATED');
  const identity = find('CONSTR_IDENTITY');
  const serial = isSerial(typeName);
  const constraints = constraintsAt(definition, 'constraints', reading, name).filter(
    ({ type }) => type !== 'not-null',
  );
  const notNull =
    [find('CONSTR_NOTNULL'), find('CONSTR_PRIMARY'), identity].some((it) => it !== undefined) || serial;
  return {
    name,
    ...(has(definition, 'typeName') ? { type: typeOf(typeName) } : {}),
    notNull,
    ...(byDefault === undefined ? {} : { default: expressionOf(byDefault.raw_expr, reading) }),
    ...(generated === undefined
      ? {}
      : {
          generated: {
            expression: expressionOf(generated.raw_expr, reading),
            storage: textAt(generated, 'generated_kind') === 'v' ? 'virtual' : 'stored',
          },
        }),
    ...(identity === undefined
      ? {}
      : { identity: textAt(identity, 'generated_when') === 'd' ? 'by default' : 'always' }),
    serial,
    constraints,
  };
}
