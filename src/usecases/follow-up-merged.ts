import { aboutPull, decisionEntry, deedEntry } from '../audit/entries.ts';
import { AFTER_MERGE_TOPIC, type AfterMerge } from '../domain/after-merge.ts';
import type { Decision } from '../domain/decision.ts';
import type { Deed } from '../domain/deed.ts';
import type { Cause } from '../domain/job.ts';
import { POLICY_PATH } from '../domain/policy.ts';
import { policyFileOf } from '../domain/policy-file.ts';
import { pullName } from '../domain/repository.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { afterMergeOf, nextFollowUp } from '../gate/after-merge.ts';
import { debtOf } from '../gate/emergency.ts';
import { afterMergeComment } from '../publication/after-merge/comment.ts';
import { afterMergeSteps } from '../publication/after-merge/steps.ts';
import { commentWrites } from '../publication/writes.ts';
import { decideWithEvidence } from './decide-with-evidence.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { type GatheredFacts, gatherFacts } from './gather-facts.ts';
import type { Overview } from './ports/pull-requests.ts';
import { rememberReviews } from './remember-reviews.ts';
import { seeToEmergency } from './see-to-emergency.ts';
import { stepsBack } from './steps-back.ts';
import { readFollowUp, takeSteps } from './take-steps.ts';

/**
 * Follows up a merged pull request: what is owed for its emergency, its comment for after the merge, and the
 * reminders in it. What the gate never spoke on is left alone.
 */
export async function followUpMerged(
  overview: Overview,
  done: Pick<Snapshot, 'acts' | 'deeds'>,
  why: Cause,
  ports: EvaluationPorts,
): Promise<void> {
  const { mergedAt, ref } = overview.pull;
  if (mergedAt === undefined || overview.published.comment === undefined) return;
  const facts = await factsOfMerge(overview, done, ports);
  const { decision, evidence } = await decideWithEvidence(facts, ports);
  await ports.audit.append(decisionEntry({ decision, evidence, writes: [] }, why), evidence);
  if (decision.verdict.kind === 'not-applicable') return;
  await rememberReviews(decision.snapshot, ports.store);

  const back = await stepsBack(decision, facts.history, ports.catalogues);
  const afterMerge = afterMergeOf(decision, mergedAt, back);
  const forEmergency = await seeToEmergency(decision, why, ports);
  const deeds = await seeToTasks(afterMerge, withDeeds(decision, forEmergency), why, ports);
  await show(afterMerge, withDeeds(decision, deeds), why, ports);
  const next = nextFollowUp(afterMerge, debtOf(decision), decision.snapshot.at);
  if (next !== undefined)
    await ports.queue.enqueue(
      { kind: 'pull-request', pull: ref, cause: 'time' },
      { startAfter: new Date(next) },
    );
  ports.log.info(
    { pull: pullName(ref), tasks: afterMerge.tasks.length, deeds: deeds.length, next },
    'followed up a merged pull request',
  );
}

/**
 * The facts by the policy that it was merged under: what the base branch says later is for others. That is the
 * policy of the base's commit, unless GitHub's commit lags behind what was last evaluated.
 */
async function factsOfMerge(
  overview: Overview,
  done: Pick<Snapshot, 'acts' | 'deeds'>,
  ports: EvaluationPorts,
): Promise<GatheredFacts> {
  const facts = await gatherFacts(
    { ...overview, policyFile: await policyAtBase(overview, ports) },
    ports,
    done,
  );
  const { ref, head } = overview.pull;
  const last = await ports.store.verdicts.last(ref, head);
  if (last === undefined || last.digest === facts.digest) return facts;
  const later = await gatherFacts(overview, ports, done);
  return later.digest === last.digest ? later : facts;
}

async function policyAtBase({ pull: { ref, base } }: Overview, { pulls }: EvaluationPorts) {
  const entries = [{ commit: base, paths: [POLICY_PATH] }];
  const details = await pulls.details(ref, { entries, logins: [], teams: [] });
  return policyFileOf(details.entries[base]?.[POLICY_PATH] ?? UNREAD);
}

const UNREAD = { content: { kind: 'unreadable', reason: 'not-found' } } as const;

async function seeToTasks(
  afterMerge: AfterMerge,
  decision: Decision,
  why: Cause,
  ports: EvaluationPorts,
): Promise<readonly Deed[]> {
  const issue = await readFollowUp(AFTER_MERGE_TOPIC, decision.snapshot, ports);
  return takeSteps(afterMergeSteps(afterMerge, decision, issue), decision.snapshot, why, ports);
}

/** Last of all, so that it has sealed in it what was done just now. */
async function show(
  afterMerge: AfterMerge,
  decision: Decision,
  why: Cause,
  { pulls, audit, clock, sealingKeys }: EvaluationPorts,
): Promise<void> {
  const { pull, published } = decision.snapshot;
  const body = afterMergeComment(afterMerge, decision, sealingKeys[0]);
  const comment = body === undefined ? undefined : { body };
  const writes = commentWrites('after-merge', comment, published.afterMergeComment);
  if (writes.length === 0) return;
  await pulls.publish(pull.ref, writes, published);
  await audit.append(deedEntry(aboutPull(pull.ref, why), clock(), { writes }));
}

function withDeeds(decision: Decision, deeds: readonly Deed[]): Decision {
  return { ...decision, snapshot: { ...decision.snapshot, deeds } };
}
