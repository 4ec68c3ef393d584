import type { Operation } from '../domain/operation/operation.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { missingTable } from '../rules/existence.ts';
import type { MigrationToAssess } from './assess.ts';
import { EMPTY_CATALOGUE } from './catalogue/edit.ts';
import { forgetMentioned } from './catalogue/forget.ts';
import { foldSession, openSession } from './catalogue/session.ts';
import { compareMigrations } from './order.ts';

/**
 * What the base branch's migrations made, folded in the order in which they ran. A migration that was not read to
 * its end may have changed whatever its text names, so that is forgotten.
 */
export function catalogueOf(history: readonly MigrationToAssess[]): Catalogue {
  return history
    .toSorted((a, b) => compareMigrations(a.migration, b.migration))
    .reduce(catalogueAfter, { ...EMPTY_CATALOGUE, whole: history.length > 0 });
}

/** The same, with one migration more at the end. */
export function catalogueAfter(before: Catalogue, { migration, script }: MigrationToAssess): Catalogue {
  const text = migration.content.kind === 'text' ? migration.content.text : '';
  if (script === undefined) return EMPTY_CATALOGUE;
  let session = openSession(before);
  for (const { operations, span } of script.statements) {
    for (const operation of operations) {
      // A history that uses what it never made has a beginning that is not here.
      const lacks =
        session.catalogue.whole === true && missingTable(operation, session.catalogue) !== undefined;
      session = foldSession(session, operation, 'base');
      if (lacks) session = { ...session, catalogue: { ...session.catalogue, whole: false } };
    }
    if (operations.some(isUnread)) {
      const source = text.slice(span.start, span.end);
      session = { ...session, catalogue: forgetMentioned(session.catalogue, source) };
    }
  }
  return script.problems.length > 0 ? forgetMentioned(session.catalogue, text) : session.catalogue;
}

function isUnread(operation: Operation): boolean {
  return (
    operation.kind === 'dynamic-sql' ||
    operation.kind === 'unrecognised' ||
    (operation.kind === 'do-block' && !operation.read)
  );
}
