import type { Operation } from '../../domain/operation/operation.ts';
import type { Catalogue } from '../../rules/catalogue.ts';
import { findView } from '../../rules/catalogue.ts';
import { foldCascade } from './cascade.ts';
import { foldDates } from './dates.ts';
import { foldFates } from './fates.ts';
import { foldColumn } from './fold-column.ts';
import { foldComment } from './fold-comment.ts';
import { foldConstraint } from './fold-constraint.ts';
import { foldIndex } from './fold-index.ts';
import { foldMember, foldRenamedMember } from './fold-member.ts';
import { foldTable } from './fold-table.ts';
import { foldType } from './fold-type.ts';
import { foldView, withViewMoved } from './fold-view.ts';
import type { Moment } from './origin.ts';
import { withPartitions } from './partition.ts';

/** The catalogue after an operation; the one before where it changes nothing that is kept track of. */
export function foldOperation(catalogue: Catalogue, operation: Operation, moment: Moment): Catalogue {
  const after = foldCascade(foldKnown(catalogue, operation, moment), operation, catalogue);
  return foldDates(foldFates(after, operation, catalogue, moment), operation, moment);
}

function foldKnown(catalogue: Catalogue, operation: Operation, moment: Moment): Catalogue {
  switch (operation.kind) {
    case 'create-table':
    case 'drop-table':
    case 'attach-partition':
    case 'detach-partition':
      return foldTable(catalogue, operation, moment);
    case 'rename-table':
    case 'set-table-schema':
      // ALTER TABLE takes a view, too.
      return findView(catalogue, operation.table) === undefined
        ? foldTable(catalogue, operation, moment)
        : withViewMoved(
            catalogue,
            operation.table,
            operation.kind === 'rename-table' ? { name: operation.newName } : { schema: operation.schema },
          );
    case 'create-index':
    case 'drop-index':
    case 'rename-index':
      return foldIndex(catalogue, operation, moment);
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
    case 'rename-type':
    case 'drop-type':
    case 'add-enum-value':
    case 'rename-enum-value':
    case 'add-domain-constraint':
    case 'alter-domain':
      return foldType(catalogue, operation, moment);
    case 'create-view':
    case 'drop-view':
      return foldView(catalogue, operation, moment);
    case 'create-trigger':
    case 'drop-trigger':
    case 'create-policy':
    case 'drop-policy':
      return foldMember(catalogue, operation, moment);
    case 'rename-object':
      return operation.table === undefined
        ? foldMovedObject(catalogue, operation, { name: operation.newName })
        : foldRenamedMember(catalogue, operation, operation.table);
    case 'set-object-schema':
      return foldMovedObject(catalogue, operation, { schema: operation.schema });
    case 'add-column':
    case 'drop-column':
    case 'rename-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'add-identity':
    case 'drop-identity':
    case 'drop-generated-expression':
    case 'update':
      // ALTER TABLE takes a view, whose columns are not kept.
      if (findView(catalogue, operation.table) !== undefined) return catalogue;
      return withPartitions(catalogue, operation, (known, each) => foldColumn(known, each, moment));
    case 'comment':
      return foldComment(catalogue, operation);
    case 'add-constraint':
    case 'drop-constraint':
    case 'rename-constraint':
    case 'validate-constraint':
      return withPartitions(catalogue, operation, (known, each) => foldConstraint(known, each, moment));
    default:
      return catalogue;
  }
}

function foldMovedObject(
  catalogue: Catalogue,
  { objectKind, name }: Extract<Operation, { readonly kind: 'rename-object' | 'set-object-schema' }>,
  to: { readonly name: string } | { readonly schema: string },
): Catalogue {
  return objectKind.endsWith('view') ? withViewMoved(catalogue, name, to) : catalogue;
}
