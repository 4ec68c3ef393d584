import { aboutPull, silenceEntry } from '../audit/entries.ts';
import type { KnownPull } from '../domain/open-pull.ts';
import { undeterminedStatus } from '../publication/undetermined.ts';
import { knownAfter } from '../reconciliation/known.ts';
import { pauseEnds } from '../reconciliation/pause.ts';
import type { PullRequestJob } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { recordThenShow } from './record-then-show.ts';

/**
 * Parks a pull request whose evaluation failed for the last time: says so on GitHub, unless a verdict for its head
 * stands already, for a fault never overwrites a good one; and records when to try again, which takes longer each
 * time.
 *
 * @returns when that is.
 */
export async function parkPullRequest(
  job: PullRequestJob,
  error: unknown,
  ports: EvaluationPorts,
): Promise<Date> {
  const { openPulls } = ports.store;
  const times = (await openPulls.timesParked(job.pull)) + 1;
  const until = pauseEnds(times, ports.clock());
  const ground = { kind: 'fault', message: causeOf(error), againAt: until.toISOString() } as const;
  const known = await sayUndetermined(job, ground, ports);
  await openPulls.put({
    ref: job.pull,
    lookedAt: ports.clock().toISOString(),
    ...(known === undefined ? {} : { known }),
    parked: { times, until: until.toISOString() },
  });
  return until;
}

/**
 * Does not throw; GitHub may be out of reach still.
 *
 * @returns what is known of the pull request then; undefined where it is not open, or could not be read.
 */
async function sayUndetermined(
  job: PullRequestJob,
  ground: { readonly kind: 'fault'; readonly message: string; readonly againAt: string },
  ports: EvaluationPorts,
): Promise<KnownPull | undefined> {
  const { pull } = job;
  try {
    const overview = await ports.pulls.overview(pull, { logins: [], teams: [] });
    const { published, pull: facts } = overview;
    if (facts.state !== 'open') return undefined;
    const at = ports.clock();
    const last = await ports.store.verdicts.last(pull, facts.head);
    const there = published.status?.state;
    if ((last !== undefined && last.kind !== 'undetermined') || there === 'success' || there === 'failure')
      return knownAfter(overview, { ...(there === undefined ? {} : { status: there }), isGated: true }, at);
    const status = undeterminedStatus(ground);
    const entry = silenceEntry(aboutPull(pull, job), { at, head: facts.head, ground, status });
    const show = async () => {
      await ports.pulls.setStatus(pull.installation, pull.repository, facts.head, {
        ...status,
        targetUrl: facts.url,
      });
      await ports.store.verdicts.record(pull, facts.head, {
        verdict: { kind: 'undetermined', cause: ground.message },
        digest: '',
        cause: 'parked',
        at,
        waitsFor: [],
        baseBranch: facts.baseBranch,
      });
    };
    await recordThenShow({ entry }, show, ports);
    return knownAfter(overview, { status: status.state, isGated: true }, at);
  } catch (fault) {
    ports.log.warn({ pull, error: fault }, 'could not say on GitHub that a pull request is undetermined');
    return undefined;
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
