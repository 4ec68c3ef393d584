import { type About, aboutPull, groupEntry, silenceEntry } from '../audit/entries.ts';
import type { SilenceGround } from '../domain/audit.ts';
import type { Decision } from '../domain/decision.ts';
import { causeOfJob, type MergeGroupJob } from '../domain/job.ts';
import type { Write } from '../domain/publication.ts';
import type { PullRef } from '../domain/repository.ts';
import { differentMigration, type GroupFiles, groupStatus } from '../publication/merge-group.ts';
import type { StatusText } from '../publication/status.ts';
import { undeterminedStatus } from '../publication/undetermined.ts';
import { decideWithEvidence } from './decide-with-evidence.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { factsOnGroup } from './facts-on-group.ts';
import { GitHubFault } from './ports/github-fault.ts';
import { type Recordable, recordThenShow } from './record-then-show.ts';

/**
 * Gives the head of a merge group the status of the pull request it is for, evaluated now on what the group begins
 * with, that is on the migrations of the pull requests before it in the queue, too; provided that the group holds the
 * same migrations as the pull request: never a blind success.
 */
export async function evaluateMergeGroup(job: MergeGroupJob, ports: EvaluationPorts): Promise<void> {
  const { status: text, recordable, targetUrl, lookAgainAt } = await outcomeOf(job, ports);
  const status = { ...text, ...(targetUrl === undefined ? {} : { targetUrl }) };
  await ports.store.mergeGroups.put(job, pullNumberOf(job.headBranch));
  const show = () => ports.pulls.setStatus(job.installation, job.repository, job.head, status);
  try {
    await recordThenShow(recordable, show, ports);
  } catch (error) {
    if (!(error instanceof GitHubFault && error.kind === 'outdated')) throw error;
    // The queue has made another group meanwhile, and asks for its status.
    ports.log.info({ job }, 'a merge group is gone');
    return;
  }
  if (lookAgainAt !== undefined) await ports.queue.enqueue(job, { startAfter: new Date(lookAgainAt) });
  ports.log.info({ job, status }, 'evaluated a merge group');
}

interface GroupOutcome {
  readonly status: StatusText;
  readonly recordable: Recordable;
  readonly targetUrl?: string;
  /** When what it waits for is there by itself. A green one is not looked at again: the queue merges it. */
  readonly lookAgainAt?: string;
}

async function outcomeOf(job: MergeGroupJob, ports: EvaluationPorts): Promise<GroupOutcome> {
  const { installation, repository } = job;
  const number = pullNumberOf(job.headBranch);
  if (number === undefined)
    return undecided(
      job,
      { why: job, installation, repository },
      { kind: 'no-pull-request', branch: job.headBranch },
      ports,
    );
  const pull: PullRef = { installation, repository, number };
  const decided = await evaluatePullRequest({ kind: 'pull-request', pull, ...causeOfJob(job) }, ports);
  if (decided === undefined)
    return undecided(job, aboutPull(pull, job), { kind: 'not-open', pull: number }, ports);
  const onGroup = await decideWithEvidence(await factsOnGroup(decided.facts, job.base, ports), ports);
  const { decision, evidence } = onGroup;
  const files = await filesOfGroup(job, pull, decision, ports);
  const different = differentMigration(decision, files);
  const status = groupStatus(decision, different);
  const group = { head: job.head, files, ...(different === undefined ? {} : { different }) };
  const { url } = decision.snapshot.pull;
  const write: Write = { kind: 'set-status', head: job.head, ...status, target: { kind: 'url', url } };
  const entry = groupEntry({ ...onGroup, status, writes: [write] }, group, job);
  const { lookAgainAt, verdict } = decision;
  const waits = different === undefined && verdict.kind === 'pending' && lookAgainAt !== undefined;
  return {
    status,
    recordable: { entry, evidence },
    targetUrl: url,
    ...(waits ? { lookAgainAt } : {}),
  };
}

function undecided(
  { head }: MergeGroupJob,
  about: About,
  ground: SilenceGround,
  { clock }: EvaluationPorts,
): GroupOutcome {
  const status = undeterminedStatus(ground);
  return { status, recordable: { entry: silenceEntry(about, { at: clock(), head, ground, status }) } };
}

/** What the group's head has at the paths of the migrations. */
async function filesOfGroup(
  { head }: MergeGroupJob,
  pull: PullRef,
  { assessment }: Decision,
  { pulls }: EvaluationPorts,
): Promise<GroupFiles> {
  const paths = assessment.migrations.map(({ migration }) => migration.path);
  if (paths.length === 0) return {};
  const wanted = { entries: [{ commit: head, paths }], logins: [], teams: [] };
  const entries = (await pulls.details(pull, wanted)).entries[head] ?? {};
  return Object.fromEntries(
    paths.map((path) => {
      const { mode, blob } = entries[path] ?? {};
      return [path, { ...(mode === undefined ? {} : { mode }), ...(blob === undefined ? {} : { blob }) }];
    }),
  );
}

/** GitHub names a queue's branches `gh-readonly-queue/<base>/pr-<number>-<sha>`. */
function pullNumberOf(branch: string): number | undefined {
  const number = /\/pr-(\d+)-[0-9a-f]{40}$/.exec(branch)?.[1];
  return number === undefined ? undefined : Number(number);
}
