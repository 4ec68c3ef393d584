import { aboutPull, silenceEntry } from '../audit/entries.ts';
import { undeterminedStatus } from '../publication/undetermined.ts';
import type { PullRequestJob } from './evaluate-pull-request.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { recordThenShow } from './record-then-show.ts';

/**
 * Says on GitHub that a pull request could not be evaluated, unless a verdict for its head stands already: a
 * passing fault never overwrites a good one. Does not throw; GitHub may be out of reach still.
 */
export async function parkPullRequest(
  job: PullRequestJob,
  error: unknown,
  ports: EvaluationPorts,
): Promise<void> {
  const { pull } = job;
  try {
    const { published, pull: facts } = await ports.pulls.overview(pull, { logins: [], teams: [] });
    if (facts.state !== 'open') return;
    if ((await ports.store.verdicts.last(pull, facts.head)) !== undefined) return;
    if (published.status !== undefined && published.status.state !== 'pending') return;
    const at = ports.clock();
    const ground = { kind: 'fault', message: causeOf(error) } as const;
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
  } catch (fault) {
    ports.log.warn({ pull, error: fault }, 'could not say on GitHub that a pull request is undetermined');
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
