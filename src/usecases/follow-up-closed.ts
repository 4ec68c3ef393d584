import { issueOf } from '../domain/deed.ts';
import { EMERGENCY_TOPIC } from '../domain/emergency.ts';
import type { Cause } from '../domain/job.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { lapsedStep } from '../publication/emergency/steps.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { followUpMerged } from './follow-up-merged.ts';
import type { Overview } from './ports/pull-requests.ts';
import { readFollowUp, takeSteps } from './take-steps.ts';

/** What becomes of a pull request that is no longer open. It gets no status any more. */
export async function followUpClosed(
  overview: Overview,
  done: Pick<Snapshot, 'acts' | 'deeds'>,
  why: Cause,
  ports: EvaluationPorts,
): Promise<void> {
  if (overview.pull.state === 'merged') return followUpMerged(overview, done, why, ports);
  if (issueOf(EMERGENCY_TOPIC, done.deeds) === undefined) return;
  const { pull, published } = overview;
  const issue = await readFollowUp(EMERGENCY_TOPIC, { pull, deeds: done.deeds }, ports);
  await takeSteps([lapsedStep(issue)], { pull, published, deeds: done.deeds }, why, ports);
}
