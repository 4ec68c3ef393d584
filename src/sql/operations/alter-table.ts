import type { Name } from '../../domain/operation/name.ts';
import { columnOf } from '../columns.ts';
import { constraintOf } from '../constraints.ts';
import { expressionOf } from '../expressions.ts';
import { nameOfRange } from '../names.ts';
import { cascades, fieldsOf, flagAt, has, listAt, type Node, nodeAt, numberAt, textAt } from '../node.ts';
import { optionsOf, optionText } from '../options.ts';
import type { Reading } from '../reading.ts';
import { typeOf } from '../types.ts';
import { afterName, partSpans } from './command-spans.ts';
import type { MappedOperation, Mapper } from './mapper.ts';

/** ALTER TABLE, INDEX, VIEW, SEQUENCE …: one operation for each command. */
export const alterTable: Mapper = (fields, reading) => {
  const relation = nodeAt(fields, 'relation');
  const commands = listAt(fields, 'cmds').map((item) => fieldsOf(item, 'AlterTableCmd') ?? {});
  const spans = partSpans(reading, commands.length, afterName(reading, numberAt(relation, 'location')));
  const objectKind = textAt(fields, 'objtype')
    .replace('OBJECT_', '')
    .toLowerCase()
    .replace('matview', 'materialized view');
  return commands.map((command, index) => {
    const span = spans[index] ?? reading.span;
    return { ...commandOf(command, { table: nameOfRange(relation), objectKind }, reading), span };
  });
};

interface Target {
  readonly table: Name;
  readonly objectKind: string;
}

function commandOf(command: Node, target: Target, reading: Reading): MappedOperation {
  const { table } = target;
  const name = textAt(command, 'name');
  const subtype = textAt(command, 'subtype');
  if (target.objectKind === 'index' && subtype !== 'AT_AttachPartition')
    return { kind: 'alter-index', index: table, change: wordsOf(subtype) };
  const onColumn = { table, column: name };
  const ifExists = flagAt(command, 'missing_ok');
  const cascade = cascades(command);
  switch (subtype) {
    case 'AT_AddColumn':
      return {
        kind: 'add-column',
        table,
        column: columnOf(definitionOf(command, 'ColumnDef'), reading),
        ifNotExists: ifExists,
      };
    case 'AT_DropColumn':
      return { kind: 'drop-column', ...onColumn, ifExists, cascade };
    case 'AT_AlterColumnType': {
      const definition = definitionOf(command, 'ColumnDef');
      const collation = listAt(nodeAt(definition, 'collClause'), 'collname').map((part) =>
        textAt(fieldsOf(part, 'String') ?? {}, 'sval'),
      );
      return {
        kind: 'alter-column-type',
        ...onColumn,
        type: typeOf(nodeAt(definition, 'typeName')),
        ...(has(definition, 'raw_default') ? { using: expressionOf(definition.raw_default, reading) } : {}),
        ...(collation.length === 0 ? {} : { collation: collation.join('.') }),
      };
    }
    case 'AT_SetNotNull':
      return { kind: 'set-not-null', ...onColumn };
    case 'AT_DropNotNull':
      return { kind: 'drop-not-null', ...onColumn };
    case 'AT_ColumnDefault':
      return has(command, 'def')
        ? { kind: 'set-default', ...onColumn, default: expressionOf(command.def, reading) }
        : { kind: 'drop-default', ...onColumn };
    case 'AT_AddIdentity': {
      const when = textAt(definitionOf(command, 'Constraint'), 'generated_when');
      return { kind: 'add-identity', ...onColumn, identity: when === 'd' ? 'by default' : 'always' };
    }
    case 'AT_SetIdentity':
      return { kind: 'alter-identity', ...onColumn };
    case 'AT_DropIdentity':
      return { kind: 'drop-identity', ...onColumn };
    case 'AT_SetExpression':
      return {
        kind: 'set-generated-expression',
        ...onColumn,
        expression: expressionOf(command.def, reading),
      };
    case 'AT_DropExpression':
      return { kind: 'drop-generated-expression', ...onColumn };
    case 'AT_SetStatistics':
    case 'AT_SetStorage':
    case 'AT_SetCompression':
    case 'AT_SetOptions':
    case 'AT_ResetOptions':
    case 'AT_AlterColumnGenericOptions':
      return { kind: 'set-column-storage', ...onColumn, setting: wordsOf(subtype) };
    default:
      return tableCommandOf(command, subtype, target, reading);
  }
}

function tableCommandOf(
  command: Node,
  subtype: string,
  { table, objectKind }: Target,
  reading: Reading,
): MappedOperation {
  const name = textAt(command, 'name');
  switch (subtype) {
    case 'AT_AddConstraint': {
      const constraint = constraintOf(definitionOf(command, 'Constraint'), reading);
      return constraint === undefined
        ? { kind: 'unrecognised', statement: subtype }
        : { kind: 'add-constraint', table, constraint };
    }
    case 'AT_DropConstraint':
      return {
        kind: 'drop-constraint',
        table,
        constraint: name,
        ifExists: flagAt(command, 'missing_ok'),
        cascade: cascades(command),
      };
    case 'AT_ValidateConstraint':
      return { kind: 'validate-constraint', table, constraint: name };
    case 'AT_AlterConstraint': {
      const definition = fieldsOf(command.def, 'ATAlterConstraint') ?? definitionOf(command, 'Constraint');
      return { kind: 'alter-constraint', table, constraint: textAt(definition, 'conname') };
    }
    case 'AT_SetRelOptions':
    case 'AT_ReplaceRelOptions':
      return { kind: 'set-table-options', table, options: optionsOf(definitionOf(command, 'List')) };
    case 'AT_ResetRelOptions':
      return {
        kind: 'reset-table-options',
        table,
        options: Object.keys(optionsOf(definitionOf(command, 'List'))),
      };
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
      return { kind: 'set-logged', table, logged: subtype === 'AT_SetLogged' };
    case 'AT_SetTableSpace':
      return { kind: 'set-tablespace', table, tablespace: name };
    case 'AT_SetAccessMethod':
      return { kind: 'set-access-method', table, method: name };
    case 'AT_ReplicaIdentity':
      return {
        kind: 'set-replica-identity',
        table,
        ...replicaIdentity(definitionOf(command, 'ReplicaIdentityStmt')),
      };
    case 'AT_AttachPartition': {
      const definition = definitionOf(command, 'PartitionCmd');
      const partition = nameOfRange(nodeAt(definition, 'name'));
      if (objectKind === 'index')
        return { kind: 'alter-index', index: table, change: 'attach partition', attaches: partition };
      return {
        kind: 'attach-partition',
        table,
        partition,
        isDefault: flagAt(nodeAt(definition, 'bound'), 'is_default'),
      };
    }
    case 'AT_DetachPartition':
    case 'AT_DetachPartitionFinalize': {
      const definition = definitionOf(command, 'PartitionCmd');
      return {
        kind: 'detach-partition',
        table,
        partition: nameOfRange(nodeAt(definition, 'name')),
        concurrently: flagAt(definition, 'concurrent'),
        finalize: subtype === 'AT_DetachPartitionFinalize',
      };
    }
    case 'AT_AddInherit':
    case 'AT_DropInherit':
      return {
        kind: 'set-inherit',
        table,
        parent: nameOfRange(definitionOf(command, 'RangeVar')),
        inherit: subtype === 'AT_AddInherit',
      };
    case 'AT_EnableRowSecurity':
      return { kind: 'set-row-security', table, setting: 'enable' };
    case 'AT_DisableRowSecurity':
      return { kind: 'set-row-security', table, setting: 'disable' };
    case 'AT_ForceRowSecurity':
      return { kind: 'set-row-security', table, setting: 'force' };
    case 'AT_NoForceRowSecurity':
      return { kind: 'set-row-security', table, setting: 'no force' };
    case 'AT_ClusterOn':
      return { kind: 'set-cluster-index', table, index: name };
    case 'AT_DropCluster':
      return { kind: 'set-cluster-index', table };
    case 'AT_ChangeOwner':
      return { kind: 'set-owner', table, owner: optionText(command.newowner), objectKind };
    case 'AT_GenericOptions':
      return { kind: 'set-table-options', table, options: optionsOf(definitionOf(command, 'List')) };
    default:
      return switchOf(subtype, table, name);
  }
}

const SWITCH = /^AT_(Enable|Disable)(Always|Replica)?(Trig|TrigAll|TrigUser|Rule)$/;

/** ENABLE and DISABLE of triggers and rules. */
function switchOf(subtype: string, table: Name, name: string): MappedOperation {
  const match = SWITCH.exec(subtype);
  if (match === null) return { kind: 'unrecognised', statement: subtype };
  const enabled = match[1] === 'Enable';
  if (match[3] === 'Rule') return { kind: 'switch-rule', table, enabled, rule: name };
  const trigger = match[3] === 'TrigAll' ? 'ALL' : match[3] === 'TrigUser' ? 'USER' : name;
  return { kind: 'switch-trigger', table, enabled, trigger };
}

const REPLICA_IDENTITY = { d: 'default', f: 'full', n: 'nothing', i: 'index' } as const;

function replicaIdentity(definition: Node): {
  readonly identity: 'default' | 'full' | 'nothing' | 'index';
  readonly index?: string;
} {
  const letter = textAt(definition, 'identity_type');
  const index = textAt(definition, 'name');
  const identity = letter === 'f' || letter === 'n' || letter === 'i' ? REPLICA_IDENTITY[letter] : 'default';
  return { identity, ...(index === '' ? {} : { index }) };
}

function definitionOf(command: Node, kind: string): Node {
  return fieldsOf(command.def, kind) ?? {};
}

/** `AT_SetStatistics` → `set statistics`. */
function wordsOf(subtype: string): string {
  return subtype
    .replace('AT_', '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
