import type { Script } from '../domain/script.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { MigrationToAssess } from './assess.ts';
import { EMPTY_CATALOGUE } from './catalogue/edit.ts';
import { foldSession, openSession } from './catalogue/session.ts';
import { compareMigrations } from './order.ts';

/**
 * What the base branch's migrations made, folded in the order in which they ran. A migration that was not read to
 * its end may have changed anything, so what was known before it is forgotten.
 */
export function catalogueOf(history: readonly MigrationToAssess[]): Catalogue {
  return history
    .toSorted((a, b) => compareMigrations(a.migration, b.migration))
    .reduce(catalogueAfter, EMPTY_CATALOGUE);
}

/** The same, with one migration more at the end. */
export function catalogueAfter(before: Catalogue, { script }: MigrationToAssess): Catalogue {
  let session = openSession(script !== undefined && isWhollyRead(script) ? before : EMPTY_CATALOGUE);
  for (const statement of script?.statements ?? [])
    for (const operation of statement.operations) session = foldSession(session, operation, 'base');
  return session.catalogue;
}

function isWhollyRead({ statements, problems }: Script): boolean {
  if (problems.length > 0) return false;
  return statements.every(({ operations }) =>
    operations.every(
      (operation) =>
        operation.kind !== 'dynamic-sql' &&
        operation.kind !== 'unrecognised' &&
        (operation.kind !== 'do-block' || operation.read),
    ),
  );
}
