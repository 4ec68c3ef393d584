import type { Undoing } from '../domain/reversal.ts';
import type { RowChange } from './effect.ts';
import { left } from './left.ts';
import type { Pairing } from './pairing.ts';
import { describe, isNew, type Step, type Thing } from './thing.ts';

type How = RowChange['how'];

/** What brings rows back to what they were. */
const INVERSES: Readonly<Record<How, readonly How[]>> = {
  added: ['removed', 'merged'],
  // An upsert puts values back as well as an UPDATE does.
  changed: ['changed', 'merged', 'added'],
  removed: ['added', 'merged'],
  merged: ['merged', 'removed', 'changed', 'added'],
};

const WHAT_IS_LEFT: Readonly<Record<How, string>> = {
  added: 'its rows stay',
  changed: 'the values before are not put back',
  removed: 'the rows are not put back',
  merged: 'the rows are not put back as they were',
};

/** Rows that were added are deleted again; values that were overwritten are written back. */
export function judgeRows({ effect, about }: Step, table: Thing, pairing: Pairing): Undoing {
  if (effect.change !== 'rows') return { kind: 'not-known', because: 'it changes no rows' };
  const [column] = about;
  if (column !== undefined && about.every((each) => isNew(each) || each.dropped !== undefined))
    return { kind: 'needless', because: `it goes with ${describe(column)}` };
  const gone = pairing.droppedBack(table);
  if (gone !== undefined) return { kind: 'reversed', by: gone.operation };
  const counterpart = pairing.counterpart(table);
  const done = counterpart && inverseOf(effect.how, about, counterpart, pairing);
  if (done !== undefined) return { kind: 'reversed', by: done.operation };
  return left(pairing, WHAT_IS_LEFT[effect.how]);
}

/** An UPDATE takes back another one only where it writes one of its columns. */
function inverseOf(how: How, columns: readonly Thing[], table: Thing, pairing: Pairing): Step | undefined {
  const written = pairing.back.index.rows.get(table);
  for (const inverse of INVERSES[how]) {
    const done =
      inverse === 'changed' && columns.length > 0
        ? columns
            .map((column) => written?.byColumn.get(pairing.counterpart(column) ?? column))
            .find((step) => step !== undefined)
        : written?.byHow.get(inverse);
    if (done !== undefined) return done;
  }
  return undefined;
}
