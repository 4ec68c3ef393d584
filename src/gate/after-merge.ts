import { partiesOf } from '../approval/parties.ts';
import { checkItems } from '../checklist/check.ts';
import { type AfterMerge, type DueTask, GRACE, isOpenTask, type StepBack } from '../domain/after-merge.ts';
import type { ChecklistItem } from '../domain/checklist.ts';
import type { Decision } from '../domain/decision.ts';
import type { EmergencyDebt } from '../domain/emergency.ts';
import { backupTables } from './after-merge/backup-tables.ts';
import { deprecations } from './after-merge/deprecations.ts';
import type { MadeTask } from './after-merge/made-task.ts';

/**
 * What is to be done after the merge: the lines of the checklist for then, and what follows from the migrations.
 *
 * @param mergedAt ISO 8601.
 * @param stepsBack what takes the migrations back, in its order.
 */
export function afterMergeOf(
  decision: Decision,
  mergedAt: string,
  stepsBack: readonly StepBack[],
): AfterMerge {
  const { policy, snapshot, digest, assessment, checklist } = decision;
  const due = (after: number) => new Date(Date.parse(mergedAt) + after).toISOString();
  const lines = checklist
    .filter(({ item }) => item.phase === 'after-deployment')
    .map(({ item, state }): DueTask => {
      const after = item.due ?? 0;
      return { item, state, after, due: due(after) };
    });
  const { acts, at } = snapshot;
  const parties = partiesOf(snapshot, policy);
  const basis = { acts, at, parties, digest, assessment, waivers: new Map() };
  const made = [...backupTables(decision), ...deprecations(decision)].flatMap(
    ({ after, sql, ...words }: MadeTask): readonly DueTask[] =>
      checkItems([lineFor(words, decision)], basis).map((checked) => ({
        ...checked,
        after,
        due: due(after),
        ...(sql === undefined ? {} : { sql }),
      })),
  );
  return { mergedAt, tasks: [...lines, ...made].toSorted((a, b) => a.after - b.after), stepsBack };
}

/** Nobody answers for anything by it, so the author ticks it like everybody else. */
function lineFor({ id, text }: Pick<MadeTask, 'id' | 'text'>, { policy }: Decision): ChecklistItem {
  const by = ['author', ...policy.roles.map(({ name }) => name)];
  return { id, text, phase: 'after-deployment', required: false, by };
}

/** When there is something to say although nothing happens, ISO 8601, UTC; undefined where that is never again. */
export function nextFollowUp(
  { tasks }: Pick<AfterMerge, 'tasks'>,
  debt: EmergencyDebt | undefined,
  at: string,
): string | undefined {
  const now = Date.parse(at);
  const times = [
    ...tasks.filter(isOpenTask).flatMap(({ due }) => [Date.parse(due), Date.parse(due) + GRACE]),
    ...(debt?.kind === 'owed' ? [Date.parse(debt.emergency.deadline)] : []),
  ].filter((time) => time > now);
  return times.length === 0 ? undefined : new Date(Math.min(...times)).toISOString();
}
