import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import type { Operation, OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findColumn } from '../../rules/catalogue.ts';
import { onTable } from './drop-of.ts';

const KINDS = [
  'alter-column-type',
  'set-not-null',
  'drop-not-null',
  'set-default',
  'drop-default',
  'add-identity',
  'set-row-security',
  'set-logged',
  'switch-trigger',
  'switch-rule',
  'attach-partition',
  'set-inherit',
] as const;

type Alteration = OperationOf<(typeof KINDS)[number]>;

/** Whether an operation gives a table or column another property. */
export function isAlteration(operation: Operation): operation is Alteration {
  return KINDS.some((kind) => kind === operation.kind);
}

/** The statement that puts a property back; undefined where it is not known what it was. */
export function alteration(operation: Alteration, before: Catalogue): string | undefined {
  const { table } = operation;
  const column = (command: string) =>
    'column' in operation
      ? onTable(table, `ALTER COLUMN ${printIdentifier(operation.column)} ${command}`)
      : undefined;
  const known = 'column' in operation ? findColumn(before, table, operation.column) : undefined;
  switch (operation.kind) {
    case 'alter-column-type': {
      if (known?.type === undefined) return undefined;
      const type = printType(known.type);
      return column(`TYPE ${type} USING ${printIdentifier(operation.column)}::${type}`);
    }
    case 'set-not-null':
      return column('DROP NOT NULL');
    case 'drop-not-null':
      return column('SET NOT NULL');
    case 'set-default':
      return known?.hasDefault === false ? column('DROP DEFAULT') : undefined;
    case 'drop-default':
      return undefined;
    case 'add-identity':
      return column('DROP IDENTITY');
    case 'set-row-security':
      return onTable(table, `${OPPOSITES[operation.setting]} ROW LEVEL SECURITY`);
    case 'set-logged':
      return onTable(table, operation.logged ? 'SET UNLOGGED' : 'SET LOGGED');
    case 'switch-trigger':
      return onTable(table, `${onOff(operation.enabled)} TRIGGER ${triggerName(operation.trigger)}`);
    case 'switch-rule':
      return onTable(table, `${onOff(operation.enabled)} RULE ${printIdentifier(operation.rule)}`);
    case 'attach-partition':
      return onTable(table, `DETACH PARTITION ${printName(operation.partition)}`);
    case 'set-inherit':
      return onTable(table, `${operation.inherit ? 'NO INHERIT' : 'INHERIT'} ${printName(operation.parent)}`);
  }
}

const OPPOSITES = { enable: 'DISABLE', disable: 'ENABLE', force: 'NO FORCE', 'no force': 'FORCE' } as const;

function onOff(enabled: boolean): string {
  return enabled ? 'DISABLE' : 'ENABLE';
}

function triggerName(trigger: string): string {
  return trigger === 'ALL' || trigger === 'USER' ? trigger : printIdentifier(trigger);
}
