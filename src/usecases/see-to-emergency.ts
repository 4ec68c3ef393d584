import type { Decision } from '../domain/decision.ts';
import { type Deed, issueOf } from '../domain/deed.ts';
import { EMERGENCY_TOPIC } from '../domain/emergency.ts';
import type { Cause } from '../domain/job.ts';
import { debtOf } from '../gate/emergency.ts';
import { emergencySteps } from '../publication/emergency/steps.ts';
import { readFollowUp, type StepPorts, takeSteps } from './take-steps.ts';

/**
 * Sees to it that what is owed for an emergency is asked for, called for when the deadline has passed, and done with
 * when it is there.
 *
 * @returns everything that the gate did for the pull request by then.
 */
export async function seeToEmergency(
  decision: Decision,
  why: Cause,
  ports: StepPorts,
): Promise<readonly Deed[]> {
  const { snapshot } = decision;
  const debt = debtOf(decision);
  if (debt === undefined) return snapshot.deeds;
  const issue = await readFollowUp(EMERGENCY_TOPIC, snapshot, ports);
  const deeds = await takeSteps(emergencySteps(debt, decision, issue), snapshot, why, ports);
  const isNew = issue === undefined && issueOf(EMERGENCY_TOPIC, deeds) !== undefined;
  // Help can be called for only in an issue that is there.
  return debt.kind === 'overdue' && isNew
    ? seeToEmergency({ ...decision, snapshot: { ...snapshot, deeds } }, why, ports)
    : deeds;
}
