import type { Operation } from '../../domain/operation/operation.ts';
import type { Effect } from '../effect.ts';
import { effectsOnColumn } from './column.ts';
import { effectsOnConstraint } from './constraint.ts';
import { effectsOnIndex } from './indexes.ts';
import { effectsOnObject } from './object.ts';
import { effectsOnRows } from './rows.ts';
import { effectsOnSecurity } from './security.ts';
import { effectsOfSession } from './session.ts';
import { effectsOnTable } from './table.ts';
import { effectsOnType } from './type.ts';

/** What an operation does: first what it is for, then what comes along with that. */
export function effectsOf(operation: Operation): readonly [Effect, ...Effect[]] {
  switch (operation.kind) {
    case 'create-table':
    case 'drop-table':
    case 'rename-table':
    case 'set-table-schema':
    case 'set-table-options':
    case 'reset-table-options':
    case 'set-logged':
    case 'set-tablespace':
    case 'set-access-method':
    case 'set-replica-identity':
    case 'attach-partition':
    case 'detach-partition':
    case 'set-inherit':
    case 'switch-trigger':
    case 'switch-rule':
    case 'set-row-security':
    case 'set-cluster-index':
    case 'set-owner':
      return effectsOnTable(operation);
    case 'add-column':
    case 'drop-column':
    case 'rename-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'add-identity':
    case 'alter-identity':
    case 'drop-identity':
    case 'set-generated-expression':
    case 'drop-generated-expression':
    case 'set-column-storage':
      return effectsOnColumn(operation);
    case 'add-constraint':
    case 'drop-constraint':
    case 'validate-constraint':
    case 'rename-constraint':
    case 'alter-constraint':
      return effectsOnConstraint(operation);
    case 'create-index':
    case 'drop-index':
    case 'reindex':
    case 'rename-index':
    case 'alter-index':
      return [effectsOnIndex(operation)];
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
    case 'drop-type':
    case 'rename-type':
    case 'alter-type':
    case 'add-enum-value':
    case 'rename-enum-value':
    case 'add-domain-constraint':
    case 'alter-domain':
      return [effectsOnType(operation)];
    case 'create-schema':
    case 'drop-schema':
    case 'rename-schema':
    case 'create-database':
    case 'drop-database':
    case 'alter-database':
    case 'create-view':
    case 'drop-view':
    case 'refresh-materialized-view':
    case 'create-sequence':
    case 'alter-sequence':
    case 'drop-sequence':
    case 'create-function':
    case 'drop-function':
    case 'alter-function':
    case 'create-trigger':
    case 'drop-trigger':
    case 'create-event-trigger':
    case 'create-rule':
    case 'create-extension':
    case 'alter-extension':
    case 'drop-extension':
    case 'create-statistics':
    case 'change-replication':
    case 'rename-object':
    case 'set-object-schema':
    case 'create-object':
    case 'drop-object':
    case 'comment':
      return [effectsOnObject(operation)];
    case 'create-policy':
    case 'alter-policy':
    case 'drop-policy':
    case 'grant':
    case 'revoke':
    case 'grant-role':
    case 'revoke-role':
    case 'alter-default-privileges':
    case 'create-role':
    case 'alter-role':
    case 'drop-role':
    case 'drop-owned':
    case 'reassign-owned':
    case 'alter-system':
    case 'security-label':
      return [effectsOnSecurity(operation)];
    case 'select':
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
    case 'truncate':
    case 'copy':
      return [effectsOnRows(operation)];
    case 'begin':
    case 'commit':
    case 'rollback':
    case 'savepoint':
    case 'prepared-transaction':
    case 'set-variable':
    case 'reset-variable':
    case 'set-transaction':
    case 'set-constraints':
    case 'lock-table':
    case 'vacuum':
    case 'analyze':
    case 'cluster':
    case 'do-block':
    case 'call':
    case 'harmless':
      return [effectsOfSession(operation)];
    case 'dynamic-sql':
      return [{ change: 'unknown', because: 'its SQL is made at run time' }];
    case 'unrecognised':
      return [{ change: 'unknown', because: `what ${operation.statement} does is not known here` }];
  }
}
