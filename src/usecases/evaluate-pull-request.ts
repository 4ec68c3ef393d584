import { aboutPull, deedEntry } from '../audit/entries.ts';
import { oldestFirst } from '../checklist/acts.ts';
import type { Decision } from '../domain/decision.ts';
import type { Job } from '../domain/job.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import { checksNeeded } from '../gate/checks.ts';
import { publicationOf } from '../publication/publication.ts';
import { remainingWrites } from '../publication/writes.ts';
import { knownAfter } from '../reconciliation/known.ts';
import { isUneventful } from '../reconciliation/renewal.ts';
import { takeActs } from './acts.ts';
import { answerCommands, reactToAll } from './answer-commands.ts';
import { dropClaim, renewClaim } from './claims.ts';
import { decideWithEvidence, type EvidentDecision } from './decide-with-evidence.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { followUpClosed } from './follow-up-closed.ts';
import { type GatheredFacts, gatherFacts } from './gather-facts.ts';
import { whoNeedRoles } from './people.ts';
import type { Overview } from './ports/pull-requests.ts';
import { publishDecision } from './publish-decision.ts';
import { rememberReviews } from './remember-reviews.ts';
import { seeToEmergency } from './see-to-emergency.ts';
import { releaseTwins, wakeTwins } from './twins.ts';

export interface Evaluation extends EvidentDecision {
  readonly facts: GatheredFacts;
}

export type PullRequestJob = Extract<Job, { readonly kind: 'pull-request' }>;

/**
 * Facts that are older, in milliseconds, may be of a head that is no longer there: then it is read again before
 * anything is published, and the next attempt reads the facts of the new one.
 */
const FRESH = 1_500;

/**
 * One evaluation: reads the facts, decides, and makes the few writes that are left to make GitHub show the
 * decision, once it is recorded. Throws `GitHubFault` when the facts could not be had; nothing is written then.
 *
 * @returns the decision with what it was made on; undefined for a pull request that is no longer open, which gets no status any more.
 */
export async function evaluatePullRequest(
  job: PullRequestJob,
  given: EvaluationPorts,
): Promise<Evaluation | undefined> {
  const pulls = given.pulls.counted();
  const ports = { ...given, pulls };
  const started = ports.clock().getTime();
  const { pull, commands = [] } = job;
  await reactToAll(commands, 'eyes', pull, ports);
  for (const review of job.reviews ?? []) await ports.store.reviews.arrived(pull, review);
  const found = await readOverview(job, ports);
  const overview = job.reset === true ? await takeBackSuccess(job, found, ports) : found;
  const acts = await takeActs(job, overview, ports);
  const done = { acts: oldestFirst([...acts.remembered, ...acts.declared]), deeds: acts.deeds };
  if (overview.pull.state !== 'open') {
    await dropClaim(overview.pull, ports);
    await releaseTwins(overview, ports.queue);
    await followUpClosed(overview, done, job, ports);
    await ports.store.openPulls.forget(pull);
    await reactToAll(commands, 'confused', pull, ports);
    return undefined;
  }

  const facts = await gatherFacts(overview, ports, done);
  const decided = await decideWithEvidence(facts, ports);
  const { decision } = decided;
  // Before it is shown: of two that become green at once, the one that looks second sees the first.
  await renewClaim(decision, ports);
  const publication = publicationOf(decision, ports.sealingKeys[0]);
  const writes = remainingWrites(publication, decision.snapshot);
  const age = ports.clock().getTime() - started;
  if (writes.length > 0 && age > FRESH) await pulls.confirmHead(overview.pull);
  const before = await ports.store.verdicts.last(pull, overview.pull.head);
  const { kind } = decision.verdict;
  if (!isUneventful(job.cause, { kind, digest: decision.digest }, before, writes))
    await publishDecision({ ...decided, status: publication.status, writes }, job, ports);
  await remember(decision, job.cause, ports);
  const known = knownAfter(
    overview,
    { status: publication.status.state, isGated: kind !== 'not-applicable' },
    ports.clock(),
  );
  await ports.store.openPulls.put({
    ref: overview.pull.ref,
    lookedAt: new Date(started).toISOString(),
    known,
  });
  await wakeTwins(decision, before, ports.queue);
  await seeToEmergency(decision, job, ports);
  await lookAgain(decision, pull, ports);
  await answerCommands(commands, decision, ports);

  ports.log.info(
    {
      pull: pullName(pull),
      cause: job.cause,
      head: overview.pull.head,
      risk: decision.assessment.level,
      ...countsOf(decision),
      verdict: decision.verdict.kind,
      writes: writes.map((write) => write.kind),
      requests: pulls.requests(),
      milliseconds: ports.clock().getTime() - started,
    },
    'evaluated a pull request',
  );
  return { ...decided, facts };
}

/** The overview, with the standing of everyone who is known to have done something, so that it takes one request. */
async function readOverview(job: PullRequestJob, ports: EvaluationPorts): Promise<Overview> {
  const { pull, ticks = [], commands = [] } = job;
  const { reviews, acts } = ports.store;
  const people = [...whoNeedRoles(await acts.of(pull)), ...[...ticks, ...commands].map(({ by }) => by)];
  const reviewers = [...(await reviews.of(pull)).values()].map(({ login }) => login);
  const logins = [...reviewers, ...people].map((login) => login.toLowerCase());
  return ports.pulls.overview(pull, { logins: [...new Set(logins)], teams: [] });
}

/** Has it evaluated anew when its verdict may change by itself; the evaluation then queues the next one. */
async function lookAgain({ lookAgainAt }: Decision, pull: PullRef, ports: EvaluationPorts): Promise<void> {
  if (lookAgainAt === undefined) return;
  const job: PullRequestJob = { kind: 'pull-request', pull, cause: 'time' };
  await ports.queue.enqueue(job, { startAfter: new Date(lookAgainAt) });
}

/** How much was read, and how much of it has no meaning here. */
function countsOf({ assessment }: Decision): object {
  const operations = assessment.migrations.flatMap((migration) => migration.operations);
  const problems = assessment.migrations.flatMap(({ script }) => script.problems);
  return {
    statements: operations.length,
    unrecognised: operations.filter(({ operation }) => operation.kind === 'unrecognised').length,
    problems: problems.length,
  };
}

/**
 * A success given for another base, or before the pull request was closed, must not stand while it is re-read.
 *
 * @returns the overview with the status that is there now.
 */
async function takeBackSuccess(
  job: PullRequestJob,
  overview: Overview,
  ports: EvaluationPorts,
): Promise<Overview> {
  const { published } = overview;
  const { ref, head, url, state } = overview.pull;
  if (state !== 'open' || published.status?.state !== 'success') return overview;
  const status = { state: 'pending', description: 'Reading the pull request again', targetUrl: url } as const;
  await ports.pulls.setStatus(ref.installation, ref.repository, head, status);
  await ports.audit.append(deedEntry(aboutPull(ref, job), ports.clock(), { deeds: ['took a success back'] }));
  return { ...overview, published: { ...published, status } };
}

async function remember(decision: Decision, cause: string, ports: EvaluationPorts): Promise<void> {
  const { snapshot, digest, verdict } = decision;
  const { ref, head, baseBranch } = snapshot.pull;
  const counting = decision.weighed.filter(({ refusal }) => refusal === undefined);
  await ports.store.acts.add(
    ref,
    counting.map(({ act }) => act),
  );
  await rememberReviews(snapshot, ports.store);
  await ports.store.verdicts.record(ref, head, {
    verdict,
    digest,
    cause,
    at: ports.clock(),
    waitsFor: checksNeeded(decision.demands),
    baseBranch,
  });
}
