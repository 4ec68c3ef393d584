import type { AssessedOperation, Assessment } from '../../domain/assessment.ts';
import {
  disproved,
  FOR_PEOPLE,
  isWhollyRead,
  migrationsAhead,
  type ProofState,
  placeOf,
  proved,
} from '../proof-state.ts';

/** Nothing is taken away or changed: every operation is of the lowest level and does no named harm. */
export function proveAdditive(assessment: Assessment): ProofState {
  for (const each of migrationsAhead(assessment)) {
    const change = each.operations.find((operation) => !isAdditive(operation));
    if (change !== undefined)
      return disproved(`${placeOf(each, change.operation.span.from)} ${change.summary}`);
  }
  if (!isWhollyRead(assessment)) return FOR_PEOPLE;
  const count = migrationsAhead(assessment).reduce((sum, { operations }) => sum + operations.length, 0);
  return proved(count === 1 ? 'the one operation adds' : `none of ${count} operations takes away or changes`);
}

function isAdditive({ level, categories }: AssessedOperation): boolean {
  return level === 'low' && !categories.some((category) => TAKES.has(category));
}

const TAKES: ReadonlySet<string> = new Set(['destructive', 'rewriting', 'incompatible', 'data']);
