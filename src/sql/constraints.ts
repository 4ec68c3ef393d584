import type { Constraint, ReferentialAction } from '../domain/operation/constraint.ts';
import { expressionOf, provedNotNull } from './expressions.ts';
import { nameOfRange } from './names.ts';
import { flagAt, listAt, type Node, nodeAt, stringsAt, textAt } from './node.ts';
import type { Reading } from './reading.ts';
import { columnsIn, visit } from './relations.ts';

const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/**
 * A constraint of the tree.
 *
 * @param column the column it is written beside, if it is.
 * @returns undefined for what is no constraint of ours: NULL, DEFAULT, IDENTITY and the attributes of foreign keys.
 */
export function constraintOf(node: Node, reading: Reading, column?: string): Constraint | undefined {
  const name = textAt(node, 'conname');
  const named = name === '' ? {} : { name };
  const beside = column === undefined ? [] : [column];
  const keys = stringsAt(node, 'keys');
  const columns = keys.length > 0 ? keys : beside;
  const index = textAt(node, 'indexname');
  const usingIndex = index === '' ? {} : { usingIndex: index };
  const notValid = flagAt(node, 'skip_validation');
  switch (node.contype) {
    case 'CONSTR_PRIMARY':
      return { type: 'primary-key', ...named, columns, ...usingIndex };
    case 'CONSTR_UNIQUE':
      return {
        type: 'unique',
        ...named,
        columns,
        ...usingIndex,
        nullsNotDistinct: flagAt(node, 'nulls_not_distinct'),
      };
    case 'CONSTR_CHECK':
      return {
        type: 'check',
        ...named,
        expression: expressionOf(node.raw_expr, reading),
        columns: columnsIn(node.raw_expr),
        notValid,
        noInherit: flagAt(node, 'is_no_inherit'),
        provesNotNull: provedNotNull(node.raw_expr),
      };
    case 'CONSTR_FOREIGN': {
      const own = stringsAt(node, 'fk_attrs');
      return {
        type: 'foreign-key',
        ...named,
        columns: own.length > 0 ? own : beside,
        references: nameOfRange(nodeAt(node, 'pktable')),
        referencedColumns: stringsAt(node, 'pk_attrs'),
        notValid,
        onDelete: ACTIONS[textAt(node, 'fk_del_action')] ?? 'no action',
        onUpdate: ACTIONS[textAt(node, 'fk_upd_action')] ?? 'no action',
        deferrable: flagAt(node, 'deferrable'),
      };
    }
    case 'CONSTR_NOTNULL':
      return { type: 'not-null', ...named, columns, notValid };
    case 'CONSTR_EXCLUSION':
      return {
        type: 'exclude',
        ...named,
        method: textAt(node, 'access_method') || 'gist',
        columns: excludedColumns(node),
      };
    default:
      return undefined;
  }
}

function excludedColumns(node: Node): readonly string[] {
  const columns = new Set<string>();
  visit(node.exclusions, (kind, { name }) => {
    if (kind === 'IndexElem' && typeof name === 'string') columns.add(name);
  });
  return [...columns, ...columnsIn([node.exclusions, node.where_clause])];
}

/** The constraints in a list of the tree. */
export function constraintsAt(
  node: Node,
  field: string,
  reading: Reading,
  column?: string,
): readonly Constraint[] {
  return listAt(node, field).flatMap((item) => {
    const constraint = constraintOf(nodeAt(item as Node, 'Constraint'), reading, column);
    return constraint === undefined ? [] : [constraint];
  });
}
