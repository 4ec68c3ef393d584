import type { Operation } from '../domain/operation/operation.ts';
import type { Rollback } from '../domain/reversal.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { textAt } from '../rules/source-text.ts';
import { proposeRollback } from './propose.ts';
import { reversalOf } from './reversal.ts';
import { type Read, wayBackOf } from './way-back.ts';

/**
 * The way back of a migration, what it takes back of the migration, and what would take all of it back.
 *
 * @param all the migrations of the pull request, rollbacks among them.
 * @param before what is known of the schema just before the migration.
 */
export function rollbackOf(each: Read, all: readonly Read[], before: Catalogue): Rollback {
  const wayBack = wayBackOf(each, all);
  const forward = (each.script?.statements ?? []).flatMap(({ operations }) => operations);
  const source = ({ span }: Operation) => textAt(each.migration, span);
  return {
    ...(wayBack === undefined ? {} : { wayBack }),
    reversal: reversalOf(forward, wayBack?.operations ?? [], before),
    proposal: proposeRollback(forward, before, source),
  };
}
