import type { Assessment } from '../../domain/assessment.ts';
import { clears, runsAgain } from '../../domain/operation/run-again.ts';
import {
  disproved,
  FOR_PEOPLE,
  isWhollyRead,
  migrationsAhead,
  type ProofState,
  placeOf,
  proved,
} from '../proof-state.ts';

/** Every statement can run twice: by IF [NOT] EXISTS, OR REPLACE, ON CONFLICT, or because it sets what is set. */
export function proveIdempotent(assessment: Assessment): ProofState {
  let unsure = false;
  for (const each of migrationsAhead(assessment)) {
    const cleared = new Set<string>();
    for (const { operation, summary } of each.operations) {
      const again = runsAgain(operation, cleared);
      if (again === 'fails' || again === 'does more')
        return disproved(`${placeOf(each, operation.span.from)} ${summary}: a second run ${again}`);
      if (again === 'unknown') unsure = true;
      const dropped = clears(operation);
      if (dropped !== undefined) cleared.add(dropped);
    }
  }
  if (unsure || !isWhollyRead(assessment)) return FOR_PEOPLE;
  return proved('every statement can run again');
}
