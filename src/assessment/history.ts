import type { Catalogue } from '../rules/catalogue.ts';
import { isConditional, missingIn } from '../rules/existence.ts';
import type { MigrationToAssess } from './assess.ts';
import { EMPTY_CATALOGUE } from './catalogue/edit.ts';
import { callsUnknown, forgetMentioned, isPartlyUnread } from './catalogue/forget.ts';
import { foldSession, openSession } from './catalogue/session.ts';
import { dayOf } from './day.ts';
import { inOrder } from './order.ts';

/** Of a history before its first migration. */
const UNTOUCHED: Catalogue = { ...EMPTY_CATALOGUE, whole: true };

/**
 * What the base branch's migrations made, folded in the order in which they ran. A migration that was not read to
 * its end may have changed whatever its text names, so that is forgotten.
 */
export function catalogueOf(history: readonly MigrationToAssess[]): Catalogue {
  const { ordered, known, rooted } = inOrder(history);
  const begun = known && rooted ? undefined : EMPTY_CATALOGUE;
  return ordered.reduce((before, each) => catalogueAfter(before, each, known), begun) ?? EMPTY_CATALOGUE;
}

/**
 * The same, with one migration more at the end.
 *
 * @param before undefined where it is the history's first.
 * @param ordered whether it is known to run after those before it.
 */
export function catalogueAfter(
  before: Catalogue | undefined,
  { migration, script }: MigrationToAssess,
  ordered = true,
): Catalogue {
  const text = migration.content.kind === 'text' ? migration.content.text : '';
  if (script === undefined) return EMPTY_CATALOGUE;
  const day = dayOf(migration.number);
  let session = openSession(before ?? UNTOUCHED);
  for (const statement of script.statements) {
    const { operations, span } = statement;
    const source = text.slice(span.start, span.end);
    const conditional = !ordered || isConditional(statement);
    for (const operation of operations) {
      // A history that uses what it never made has a beginning that is not here.
      const { catalogue } = session;
      const lacks =
        catalogue.whole === true && missingIn({ operation, catalogue, source, statement }) !== undefined;
      session = foldSession(session, operation, {
        history: 'base',
        conditional,
        ...(day === undefined ? {} : { day }),
      });
      if (lacks || callsUnknown(statement))
        session = { ...session, catalogue: { ...session.catalogue, whole: false } };
    }
    if (isPartlyUnread(statement)) {
      session = { ...session, catalogue: forgetMentioned(session.catalogue, source) };
    }
  }
  return script.problems.length > 0 ? forgetMentioned(session.catalogue, text) : session.catalogue;
}
