import type { Migration } from '../domain/migration.ts';
import { once } from '../domain/once.ts';
import type { Script } from '../domain/script.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { OperationContext } from '../rules/context.ts';
import { isConditional, missingIn } from '../rules/existence.ts';
import { locksOf } from '../rules/locks.ts';
import { textAt } from '../rules/source-text.ts';
import { doubtMentioned, isPartlyUnread } from './catalogue/forget.ts';
import type { Moment } from './catalogue/origin.ts';
import { foldSession, openSession } from './catalogue/session.ts';
import { dayOf } from './day.ts';
import { between, indexOf } from './script-index.ts';
import { foldScript, openScript, stateOf } from './script-state.ts';

/** Where a migration begins. */
export interface Start {
  /** What is known of the schema before it. */
  readonly before: Catalogue;
  /** Whether the order in which the migrations run is known. */
  readonly ordered: boolean;
}

/**
 * Goes through a migration as PostgreSQL would, and shows each operation as it stands there.
 *
 * @returns what is known of the schema after it, for whoever asks: of a migration that is judged by itself nobody
 * does, and most have a single operation.
 */
export function walk(
  { migration, script }: { readonly migration: Migration; readonly script: Script },
  { before, ordered }: Start,
  visit: (context: OperationContext) => void,
): () => Catalogue {
  const moment = momentOf(migration);
  // Where the order is not known, nothing is missing for certain.
  let session = openSession(ordered ? before : { ...before, whole: false });
  let progress = openScript(script.transaction);
  const all = script.statements.flatMap((statement) =>
    statement.operations.map((operation) => ({ statement, operation })),
  );
  const index = once(() => indexOf(all.map(({ operation }) => operation)));
  let foldLast = () => {};
  for (const [at, { statement, operation }] of all.entries()) {
    foldLast();
    const { catalogue } = session;
    const source = statement.sql ?? textAt(migration, statement.span);
    const outsideTransaction = statement.outsideTransaction === true;
    const state = stateOf(progress, at, outsideTransaction);
    const { timeZone } = state;
    const locks = once(() =>
      locksOf(operation, { catalogue, ...(timeZone === undefined ? {} : { timeZone }) }),
    );
    visit({
      operation,
      statement,
      source,
      migration,
      catalogue,
      state,
      locks,
      missing: once(() => missingIn({ operation, catalogue, source, statement })),
      later: (name, ...kinds) => between(index(), at + 1, all.length, name, kinds),
      earlier: (name, ...kinds) => between(index(), 0, at, name, kinds),
      sinceBegin: (name, ...kinds) => between(index(), state.since, at, name, kinds),
    });
    foldLast = () => {
      progress = foldScript(progress, operation, { at, catalogue, source, outsideTransaction, locks });
      const conditional = !ordered || isConditional(statement);
      session = foldSession(session, operation, { ...moment, conditional });
      if (statement.operations.at(-1) === operation && isPartlyUnread(statement))
        session = { ...session, catalogue: doubtMentioned(session.catalogue, source) };
    };
  }
  return once(() => {
    foldLast();
    // What was not read may have made what a later one uses.
    return script.problems.length > 0 ? { ...session.catalogue, whole: false } : session.catalogue;
  });
}

function momentOf({ onBase, number }: Migration): Omit<Moment, 'conditional'> {
  const day = dayOf(number);
  return { history: onBase ? 'base' : 'pull-request', ...(day === undefined ? {} : { day }) };
}
