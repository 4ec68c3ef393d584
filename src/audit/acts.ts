import { rolesHeld } from '../approval/roles.ts';
import type { Act } from '../domain/act.ts';
import type { ActRefusal } from '../domain/act-refusal.ts';
import type { AuditedAct } from '../domain/audit.ts';
import type { Decision } from '../domain/decision.ts';

/** Of more acts than this the latest are listed; the facts have them all. */
const MOST_ACTS = 200;

type AnsweredAct = Exclude<Act, { readonly kind: 'push' }>;

/** What people did on a pull request beside reviewing it, and what became of it. */
export function auditedActs(decision: Decision): readonly AuditedAct[] {
  const { snapshot, policy } = decision;
  // Whoever pushed is named where it keeps their approval from counting.
  const declared = snapshot.acts.filter((act) => act.kind !== 'push');
  return declared.slice(-MOST_ACTS).map((act) => ({
    kind: act.kind,
    by: act.by,
    at: act.at,
    roles: rolesHeld(act.by, policy.roles, snapshot.people).held,
    ...('item' in act ? { item: act.item } : {}),
    ...('reason' in act ? { reason: act.reason } : {}),
    ...standingOf(act, decision),
  }));
}

function standingOf(act: AnsweredAct, decision: Decision): Pick<AuditedAct, 'counts' | 'refusal'> {
  switch (act.kind) {
    case 'tick':
      return tickStanding(act, decision);
    case 'untick':
      // It asks for more, so it is for everybody.
      return { counts: true };
    case 'waiver':
    case 'emergency': {
      const weighed = decision.weighed.find((each) => each.act.id === act.id);
      return weighed?.refusal === undefined ? { counts: weighed !== undefined } : refused(weighed.refusal);
    }
  }
}

/** A tick counts where the line is ticked by it; one that a later tick or untick took the place of does not. */
function tickStanding(
  act: Extract<Act, { readonly item: string }>,
  { checklist }: Decision,
): Pick<AuditedAct, 'counts' | 'refusal'> {
  const state = checklist.find(({ item }) => item.id === act.item)?.state;
  const isThis = ({ by, at }: { readonly by: string; readonly at: string }) => by === act.by && at === act.at;
  if (state?.kind === 'ticked') return { counts: isThis(state) };
  if (state?.kind === 'open' && state.untaken !== undefined && isThis(state.untaken))
    return refused(state.untaken.refusal);
  return { counts: false };
}

function refused(refusal: ActRefusal): Pick<AuditedAct, 'counts' | 'refusal'> {
  return { counts: false, refusal };
}
