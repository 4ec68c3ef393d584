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
 * What the ticks of a line come to: ticked by the last one, unless somebody who may tick it took it back. A tick
 * by somebody who may not, for something else, or too long ago leaves the line open, and it is told why.
 */
export function tickedState(
  item: ChecklistItem,
  basis: TickBasis,
): Extract<ItemState, { readonly kind: 'ticked' | 'open' }> {
  let state: ReturnType<typeof tickedState> = { kind: 'open' };
  for (const act of oldestFirst(basis.acts.filter(isTick))) {
    if (act.item !== item.id) continue;
    const refusal = refusedToTick(act.by, item, basis.parties);
    if (act.kind === 'tick') state = stateAfter(act, state, refusal ?? refusedByNow(act, item, basis), item);
    // Whoever could not tick it cannot take it back either, but for what they did themselves.
    else if (refusal === undefined || state.kind === 'open') state = { kind: 'open' };
  }
  return state;
}

function isTick(act: Act): act is Tick {
  return act.kind === 'tick' || act.kind === 'untick';
}

function stateAfter(
  { by, at }: Tick,
  before: ReturnType<typeof tickedState>,
  refusal: ActRefusal | undefined,
  item: ChecklistItem,
): ReturnType<typeof tickedState> {
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
