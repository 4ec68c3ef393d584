import { printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { Catalogue } from '../../rules/catalogue.ts';
import { alteration, isAlteration } from './alteration.ts';
import { dropOf } from './drop-of.ts';
import { renamingBack } from './renaming.ts';
import { restoredFrom } from './restored-from.ts';

/**
 * The SQL that takes one operation back, under the names that are there just after it; undefined where it is not
 * known what was there before, or where no statement does it.
 *
 * @param before what is known of the schema just before the operation.
 */
export function inverseOf(operation: Operation, before: Catalogue): string | undefined {
  if (isAlteration(operation)) return alteration(operation, before);
  return (
    dropOf(operation) ?? renamingBack(operation) ?? restoredFrom(operation, before) ?? privileges(operation)
  );
}

function privileges(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'grant': {
      const { all, privileges: named, objects, objectKind, to } = operation;
      const what = all ? 'ALL' : named.join(', ').toUpperCase();
      if (objects.length === 0) return undefined;
      const kind = objectKind === 'table' ? '' : `${objectKind.toUpperCase()} `;
      return `REVOKE ${what} ON ${kind}${objects.map(printName).join(', ')} FROM ${to.join(', ')};`;
    }
    case 'grant-role':
      return `REVOKE ${operation.roles.join(', ')} FROM ${operation.to.join(', ')};`;
    case 'revoke-role':
      return `GRANT ${operation.roles.join(', ')} TO ${operation.from.join(', ')};`;
    default:
      return undefined;
  }
}
