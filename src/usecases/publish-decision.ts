import { aboutPull, type Decided, decisionEntry, deedEntry } from '../audit/entries.ts';
import type { Cause } from '../domain/job.ts';
import { pullName } from '../domain/repository.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { makeUpLater } from './make-up-later.ts';
import { recordThenShow } from './record-then-show.ts';

export type PublishingPorts = Pick<EvaluationPorts, 'audit' | 'pulls' | 'queue' | 'clock' | 'log'>;

/** Records a decision, and makes the writes that are left to show it. */
export async function publishDecision(decided: Decided, why: Cause, ports: PublishingPorts): Promise<void> {
  const { decision, evidence, writes } = decided;
  const { pull, published } = decision.snapshot;
  const entry = decisionEntry(decided, why);
  const show = async () => {
    if (writes.length === 0) return;
    const written = await ports.pulls.publish(pull.ref, writes, published);
    await makeUpLater(pull.ref, written, ports);
    const { refused } = written;
    if (refused.length === 0) return;
    for (const problem of refused)
      ports.log.warn({ pull: pullName(pull.ref), problem }, 'GitHub refused a write beside the verdict');
    await ports.audit.append(deedEntry(aboutPull(pull.ref, why), ports.clock(), { refused }));
  };
  await recordThenShow({ entry, evidence }, show, ports);
}
