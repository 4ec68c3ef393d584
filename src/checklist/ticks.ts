import { isAuthor, type Parties, refusedAsOwnWork, refusedWithoutRole } from '../approval/parties.ts';
import type { Act } from '../domain/act.ts';
import type { ActRefusal } from '../domain/act-refusal.ts';
import type { ChecklistItem, ItemState } from '../domain/checklist.ts';
import { oldestFirst, refusedAsStale } from './acts.ts';

/** What ticks are held against. */
export interface TickBasis {
  readonly acts: readonly Act[];
  readonly parties: Parties;
  /** The digest of the migrations and the policy now. */
  readonly digest: string;
  /** Now, ISO 8601. */
  readonly at: string;
}

type Tick = Extract<Act, { readonly kind: 'tick' | 'untick' }>;

/** As `by` names whoever opened the pull request. */
const AUTHOR = 'author';

/**
 * What the ticks of a line come to: ticked by the last one, unless it was taken back, which asks for more and so is
 * for everybody. A tick by somebody who may not, for something else, or too long ago leaves the line open, and it
 * is told why.
 */
export function tickedState(
  item: ChecklistItem,
  basis: TickBasis,
): Extract<ItemState, { readonly kind: 'ticked' | 'open' }> {
  let state: ReturnType<typeof tickedState> = { kind: 'open' };
  for (const act of oldestFirst(basis.acts.filter(isTick))) {
    if (act.item !== item.id) continue;
    state = act.kind === 'tick' ? stateAfter(act, state, item, basis) : { kind: 'open' };
  }
  return state;
}

function isTick(act: Act): act is Tick {
  return act.kind === 'tick' || act.kind === 'untick';
}

function stateAfter(
  tick: Tick,
  before: ReturnType<typeof tickedState>,
  item: ChecklistItem,
  basis: TickBasis,
): ReturnType<typeof tickedState> {
  const { by, at } = tick;
  const refusal = refusedToTick(by, item, basis.parties) ?? refusedByNow(tick, item, basis);
  if (refusal !== undefined)
    return before.kind === 'ticked' ? before : { kind: 'open', untaken: { by, at, refusal } };
  const until = endOf(at, item);
  return { kind: 'ticked', by, at, ...(until === undefined ? {} : { until }) };
}

/** Why somebody may not tick the line: they wrote what it is about, or hold none of its roles. */
function refusedToTick(login: string, { by }: ChecklistItem, parties: Parties): ActRefusal | undefined {
  if (by?.includes(AUTHOR) && isAuthor(login, parties)) return undefined;
  return (
    refusedAsOwnWork(login, parties) ??
    refusedWithoutRole(login, by ?? parties.roles.map(({ name }) => name), parties)
  );
}

function refusedByNow(act: Tick, item: ChecklistItem, { digest, at }: TickBasis): ActRefusal | undefined {
  const stale = refusedAsStale(act, digest);
  if (stale !== undefined) return stale;
  const until = endOf(act.at, item);
  return until !== undefined && Date.parse(until) <= Date.parse(at)
    ? { kind: 'expired', at: until }
    : undefined;
}

function endOf(at: string, { expiresAfter }: ChecklistItem): string | undefined {
  return expiresAfter === undefined ? undefined : new Date(Date.parse(at) + expiresAfter).toISOString();
}
