import { printName } from './name.ts';
import type { Operation } from './operation.ts';

/** What a second run of an operation comes to. */
export type Again = 'does nothing new' | 'fails' | 'does more' | 'unknown';

/**
 * What an operation does when all of its script is run a second time.
 *
 * @param cleared what the script has dropped before with IF EXISTS, by `clears`, so that making it again cannot fail.
 */
export function runsAgain(operation: Operation, cleared: ReadonlySet<string>): Again {
  if ('ifNotExists' in operation && operation.ifNotExists) return 'does nothing new';
  if ('ifExists' in operation) return operation.ifExists ? 'does nothing new' : 'fails';
  if ('replace' in operation && operation.replace) return 'does nothing new';
  switch (operation.kind) {
    case 'create-trigger':
      return cleared.has(`trigger ${operation.trigger} ${printName(operation.table)}`)
        ? 'does nothing new'
        : 'fails';
    case 'create-policy':
      return cleared.has(`policy ${operation.policy} ${printName(operation.table)}`)
        ? 'does nothing new'
        : 'fails';
    case 'add-constraint': {
      const { name } = operation.constraint;
      if (name === undefined) return operation.constraint.type === 'primary-key' ? 'fails' : 'does more';
      return cleared.has(`constraint ${name} ${printName(operation.table)}`) ? 'does nothing new' : 'fails';
    }
    case 'create-table':
    case 'create-schema':
    case 'create-sequence':
    case 'create-extension':
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
    case 'create-view':
    case 'create-function':
    case 'create-role':
    case 'create-database':
    case 'add-column':
    case 'add-enum-value':
    case 'add-identity':
    case 'rename-column':
    case 'rename-constraint':
    case 'rename-index':
    case 'rename-type':
    case 'rename-enum-value':
    case 'rename-schema':
    case 'rename-object':
    case 'attach-partition':
    case 'drop-identity':
      return 'fails';
    case 'create-index':
      return operation.index === undefined ? 'does more' : 'fails';
    case 'insert':
      return operation.onConflict === undefined ? 'does more' : 'does nothing new';
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'alter-column-type':
    case 'validate-constraint':
    case 'set-row-security':
    case 'set-owner':
    case 'set-table-options':
    case 'grant':
    case 'revoke':
    case 'comment':
    case 'set-variable':
    case 'begin':
    case 'commit':
    case 'analyze':
    case 'delete':
    case 'truncate':
    case 'select':
    case 'harmless':
      return 'does nothing new';
    default:
      return 'unknown';
  }
}

/** What an operation drops so that it can be made again. */
export function clears(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'drop-trigger':
      return `trigger ${operation.trigger} ${printName(operation.table)}`;
    case 'drop-policy':
      return `policy ${operation.policy} ${printName(operation.table)}`;
    case 'drop-constraint':
      return `constraint ${operation.constraint} ${printName(operation.table)}`;
    default:
      return undefined;
  }
}
