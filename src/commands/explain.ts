import type { Decision } from '../domain/decision.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import { statusOf } from '../publication/status.ts';
import { createBaseCatalogues } from '../usecases/base-catalogue.ts';
import { decideOn } from '../usecases/decide-on.ts';
import { gatherFacts } from '../usecases/gather-facts.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { GitHubFault, type GitHubFaultKind } from '../usecases/ports/github-fault.ts';
import type { PullRequests } from '../usecases/ports/pull-requests.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import type { ExplainRequest } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import { explanationOf } from './explanation.ts';
import type { Setting } from './formats/reporter.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Terminal } from './terminal.ts';

/** What reads GitHub: nothing that writes is asked for. */
export type PullReader = Omit<PullRequests, 'publish' | 'setStatus' | 'counted'>;

export interface ExplainPorts {
  readonly terminal: Terminal;
  readonly version: string;
  readonly pulls: PullReader;
  readonly reader: ScriptReader;
  readonly clock: Clock;
}

/**
 * Says what the gate would say of a pull request on GitHub.
 *
 * @returns the exit code: 0 where the gate would be green, else 1.
 * @throws CannotRun where GitHub does not tell.
 */
export async function explain(request: ExplainRequest, ports: ExplainPorts): Promise<0 | 1> {
  const { owner, name, number } = request;
  const ref: PullRef = { installation: 0, repository: { owner, name }, number };
  const decision = await decisionOf(ref, ports).catch((error) => {
    throw error instanceof GitHubFault ? new CannotRun(faultWords(error, ref)) : error;
  });
  const { terminal, version } = ports;
  const setting: Setting = {
    version,
    colour: request.colour ?? terminal.colour,
    columns: terminal.columns,
    pathOf: (path) => path,
  };
  terminal.out(explanationOf(decision, request.format, setting));
  return statusOf(decision).state === 'success' ? 0 : 1;
}

async function decisionOf(ref: PullRef, { pulls, reader, clock }: ExplainPorts): Promise<Decision> {
  const overview = await pulls.overview(ref, { logins: [], teams: [] });
  const only = readOnly(pulls);
  const facts = await gatherFacts(overview, { pulls: only, store: createMemoryStore(), clock });
  return decideOn(facts, { reader, catalogues: createBaseCatalogues(reader), pulls: only });
}

/** Gathering facts writes nothing; should it ever try, it fails here and not on GitHub. */
function readOnly(pulls: PullReader): PullRequests {
  const refuse = () => Promise.reject(new Error('Explaining a pull request never writes to GitHub.'));
  const only: PullRequests = {
    ...pulls,
    publish: refuse,
    setStatus: refuse,
    counted: () => ({ ...only, requests: () => 0 }),
  };
  return only;
}

/** The server's faults speak of the app; here it is the token of whoever asks. */
function faultWords({ kind, message, retryAt }: GitHubFault, ref: PullRef): string {
  const ADVICE: Readonly<Record<GitHubFaultKind, string>> = {
    gone: `GitHub shows no pull request ${pullName(ref)} to this token: see that it exists, and that GITHUB_TOKEN may read the repository.`,
    forbidden: `GitHub refuses this token ${pullName(ref)}: see that GITHUB_TOKEN is valid and may read the repository's contents, pull requests and commit statuses.`,
    'rate-limited': `GitHub limits this token's requests until ${retryAt?.toISOString() ?? 'later'}: try again then.`,
    passing: `${message}.`,
    outdated: `${message}.`,
    unexpected: `${message}.`,
  };
  return ADVICE[kind];
}
