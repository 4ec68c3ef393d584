import type { Decision } from '../domain/decision.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import { commentOf } from '../publication/comment/comment.ts';
import { visibleLine } from '../publication/markdown/visible.ts';
import { statusOf } from '../publication/status.ts';
import { levelReasons } from '../publication/wording/level.ts';
import { nextSteps } from '../publication/wording/next-steps.ts';
import { VERDICT_MARKS } from '../publication/wording/verdict.ts';
import { createBaseCatalogues } from '../usecases/base-catalogue.ts';
import { decideOn } from '../usecases/decide-on.ts';
import { gatherFacts } from '../usecases/gather-facts.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { GitHubFault, type GitHubFaultKind } from '../usecases/ports/github-fault.ts';
import type { PullRequests } from '../usecases/ports/pull-requests.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import type { ExplainRequest } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import { jsonReporter } from './formats/json.ts';
import { styled } from './formats/look.ts';
import { prettyReporter } from './formats/pretty.ts';
import type { Closing, Setting } from './formats/reporter.ts';
import { jsonText } from './json-text.ts';
import { createMemoryStore } from './memory-store.ts';
import { NOTHING, withFindings, withMigration } from './tally.ts';
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

/** Reasons for the level beyond these help nobody. */
const MOST_REASONS = 5;

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
  terminal.out(textOf(request, decision, setting));
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

function textOf({ format }: ExplainRequest, decision: Decision, setting: Setting): string {
  switch (format) {
    case 'markdown':
      return decision.verdict.kind === 'not-applicable' ? 'No migrations.\n' : `${commentOf(decision)}\n`;
    case 'json':
      return jsonOf(decision, setting);
    case 'pretty':
      return prettyText(decision, setting);
  }
}

function prettyText(decision: Decision, setting: Setting): string {
  const { assessment, snapshot, verdict, tally } = decision;
  const { ref, title, state } = snapshot.pull;
  const { description } = statusOf(decision);
  const line = (mark: string, text: string) => `  ${mark} ${visibleLine(text)}\n`;
  const head = `${styled('bold', visibleLine(`${pullName(ref)} ${title}`), setting)}\n`;
  const verdictLine = `${VERDICT_MARKS[verdict.kind]} ${styled('bold', visibleLine(description), setting)}\n`;
  const closed = state === 'open' ? '' : `It is ${state}: the gate leaves it alone.\n`;
  const steps = nextSteps(decision).map((step) => line('→', step));
  const reasons = levelReasons(assessment)
    .slice(0, MOST_REASONS)
    .map((reason) => line('·', reason));
  const approvals = tally.approvals.map(({ login, roles }) =>
    line('✓', `approved by ${login} as ${roles.join(', ')}`),
  );
  const reporter = prettyReporter(setting);
  const findings = assessment.migrations.map((migration) => reporter.migration(migration)).join('');
  const closing =
    assessment.migrations.length === 0 && assessment.findings.length === 0
      ? ''
      : reporter.end(closingOf(decision));
  const intro = [head, verdictLine, closed, ...approvals, ...steps, ...reasons].join('');
  return closing === '' ? intro : `${intro}\n${findings}${closing}`;
}

function jsonOf(decision: Decision, setting: Setting): string {
  const { assessment, snapshot, verdict, checklist, tally, digest } = decision;
  const reporter = jsonReporter(setting);
  for (const migration of assessment.migrations) reporter.migration(migration);
  const { ref, head, base, url } = snapshot.pull;
  const pull = { name: pullName(ref), url, head, base };
  const approvals = tally.approvals.map(({ login, roles }) => ({ login, roles }));
  const said = { pull, status: statusOf(decision), verdict: verdict.kind, next: nextSteps(decision) };
  const check: object = JSON.parse(reporter.end(closingOf(decision)));
  return `${jsonText({ ...said, approvals, checklist, digest, ...check }, 2)}\n`;
}

function closingOf(decision: Decision): Closing {
  const { assessment, policy } = decision;
  const inMigrations = new Set(assessment.migrations.flatMap(({ findings }) => findings));
  const beside = assessment.findings.filter((finding) => !inMigrations.has(finding));
  const tally = assessment.migrations.reduce(withMigration, withFindings(NOTHING, beside));
  return { policy, tally, beside, decide: () => decision };
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
