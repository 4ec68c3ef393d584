import type { Assessment } from '../../domain/assessment.ts';
import {
  disproved,
  FOR_PEOPLE,
  isWhollyRead,
  migrationsAhead,
  type ProofState,
  placeOf,
  proved,
} from '../proof-state.ts';

/** No row that is there is changed, rewritten or lost. */
export function proveNoExistingData(assessment: Assessment): ProofState {
  for (const each of migrationsAhead(assessment)) {
    const touch = each.operations.find(({ categories }) =>
      categories.some((category) => REACHES_ROWS.has(category)),
    );
    if (touch !== undefined) return disproved(`${placeOf(each, touch.operation.span.from)} ${touch.summary}`);
  }
  if (!isWhollyRead(assessment)) return FOR_PEOPLE;
  return proved('no operation changes, rewrites or drops rows that are there');
}

const REACHES_ROWS: ReadonlySet<string> = new Set(['destructive', 'rewriting', 'data']);
