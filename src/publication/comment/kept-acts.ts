import type { Act } from '../../domain/act.ts';
import type { Decision } from '../../domain/decision.ts';
import type { SealedState } from './sealed-state.ts';

/** What the comment has sealed in it: what it shows, and what people did that may still matter. */
export function sealedStateOf({ digest, snapshot, weighed }: Decision): SealedState {
  const refused = new Set(weighed.filter(({ refusal }) => refusal !== undefined).map(({ act }) => act.id));
  const latest = new Map<string, Act>();
  for (const act of snapshot.acts)
    if (!refused.has(act.id)) {
      // Taken out first, so that the order stays that of time.
      latest.delete(subjectOf(act));
      latest.set(subjectOf(act), act);
    }
  const { deeds } = snapshot;
  // Where there is no room the first ones are left out, and who pushed must not be forgotten.
  const acts = [...latest.values()].toSorted((a, b) => Number(a.kind === 'push') - Number(b.kind === 'push'));
  return { digest, acts, ...(deeds.length === 0 ? {} : { deeds }) };
}

/** Acts with the same subject: of these only the latest matters. */
function subjectOf(act: Act): string {
  const by = act.by.toLowerCase();
  switch (act.kind) {
    case 'tick':
    case 'untick':
      return JSON.stringify(['tick', act.item, by]);
    case 'waiver':
      return JSON.stringify(['waiver', act.item, by]);
    case 'emergency':
      // A later one must not put off the deadline of the first.
      return act.id;
    case 'push':
      return JSON.stringify(['push', by]);
  }
}
