import type { PullRef } from '../domain/repository.ts';
import { undeterminedPublication } from '../publication/undetermined.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';

/**
 * Says on GitHub that a pull request could not be evaluated, unless a verdict for its head stands already: a
 * passing fault never overwrites a good one. Does not throw; GitHub may be out of reach still.
 */
export async function parkPullRequest(pull: PullRef, error: unknown, ports: EvaluationPorts): Promise<void> {
  try {
    const { published, pull: facts } = await ports.pulls.overview(pull, { logins: [], teams: [] });
    if (facts.state !== 'open') return;
    if ((await ports.store.verdicts.last(pull, facts.head)) !== undefined) return;
    if (published.status !== undefined && published.status.state !== 'pending') return;
    await ports.pulls.setStatus(pull.installation, pull.repository, facts.head, {
      ...undeterminedPublication(causeOf(error)),
      targetUrl: facts.url,
    });
    const verdict = { kind: 'undetermined', cause: causeOf(error) } as const;
    await ports.store.verdicts.record(pull, facts.head, {
      verdict,
      digest: '',
      cause: 'parked',
      at: ports.clock(),
      waitsFor: [],
      baseBranch: facts.baseBranch,
    });
  } catch (fault) {
    ports.log.warn({ pull, error: fault }, 'could not say on GitHub that a pull request is undetermined');
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
