import type { CheckRun } from '../state/check-run.ts';
import { isoTime } from '../state/clock.ts';
import type { Repository } from '../state/repository.ts';
import { latestStatuses, type Status } from '../state/status.ts';
import type { World } from '../state/world.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { Gap } from './gap.ts';

/** The latest status of each context; null where none was ever set. */
export function statusOf({ world }: Asking, repository: Repository, oid: string) {
  const statuses = latestStatuses(repository.statuses.get(oid) ?? []);
  if (statuses.length === 0) return null;
  return {
    state: rollupState(statuses.map(({ state }) => state)),
    contexts: statuses.map((status) => statusShape(world, status)),
    context: ({ name }: { readonly name: string }) => {
      const found = statuses.find((status) => status.context === name);
      return found === undefined ? null : statusShape(world, found);
    },
  };
}

/** Statuses and check runs together; null where there are none. */
export function statusCheckRollupOf({ world }: Asking, repository: Repository, oid: string) {
  const statuses = latestStatuses(repository.statuses.get(oid) ?? []);
  const runs = latestRuns(repository.checkRuns.get(oid) ?? []);
  if (statuses.length + runs.length === 0) return null;
  return {
    state: rollupState([...statuses.map(({ state }) => state), ...runs.map(stateOfRun)]),
    contexts: (page: PageArguments) =>
      connectionOf(
        [...runs.map((run) => runShape(world, run)), ...statuses.map((status) => statusShape(world, status))],
        page,
      ),
  };
}

interface SuiteFilter {
  readonly appId?: number | null;
  readonly checkName?: string | null;
}

export interface SuiteArguments extends PageArguments {
  readonly filterBy?: SuiteFilter | null;
}

interface RunFilter extends SuiteFilter {
  readonly checkType?: 'ALL' | 'LATEST' | null;
  readonly status?: string | null;
  readonly statuses?: readonly string[] | null;
  readonly conclusions?: readonly string[] | null;
}

/** The check suites of a commit: one for each app that checked it. */
export function checkSuitesOf(
  { world }: Asking,
  repository: Repository,
  oid: string,
  { filterBy, ...page }: SuiteArguments,
) {
  const ours = (run: CheckRun) => run.appSlug === world.app.slug;
  const runs = (repository.checkRuns.get(oid) ?? []).filter(
    (run) =>
      (!filterBy?.appId || (ours(run) && filterBy.appId === world.app.id)) &&
      (!filterBy?.checkName || run.name === filterBy.checkName),
  );
  const suites = new Map<number, CheckRun[]>();
  for (const run of runs) suites.set(run.suiteId, [...(suites.get(run.suiteId) ?? []), run]);
  return connectionOf(
    [...suites].map((suite) => suiteShape(world, suite)),
    page,
  );
}

function suiteShape(world: World, [id, runs]: readonly [number, readonly CheckRun[]]) {
  return {
    ...suiteFacts(world, id, runs[0]?.appSlug ?? ''),
    checkRuns: ({ filterBy, ...page }: PageArguments & { readonly filterBy?: RunFilter | null }) =>
      connectionOf(
        chosenRuns(runs, filterBy ?? {}).map((run) => runShape(world, run)),
        page,
      ),
  };
}

/** Another app has the number of its bot. */
function suiteFacts({ app, accounts }: World, id: number, slug: string) {
  const databaseId = slug === app.slug ? app.id : accounts.get(`${slug}[bot]`)?.id;
  return { databaseId: id, app: { slug, databaseId: databaseId ?? null } };
}

function chosenRuns(runs: readonly CheckRun[], filter: RunFilter): readonly CheckRun[] {
  const { checkName, checkType, status, statuses, conclusions, appId } = filter;
  if (status || statuses || conclusions || appId) throw new Gap(`the filter ${JSON.stringify(filter)}`);
  const named = runs.filter((run) => !checkName || run.name === checkName);
  return checkType === 'ALL' ? named : latestRuns(named);
}

/** The latest of each name of each app. */
function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  return runs.filter(
    (run, index) =>
      !runs.slice(index + 1).some((later) => later.name === run.name && later.appSlug === run.appSlug),
  );
}

function statusShape(world: World, status: Status) {
  return {
    __typename: 'StatusContext',
    id: status.nodeId,
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: isoTime(status.createdAt),
    creator: actorOf(world, status.creator),
  };
}

function runShape(world: World, run: CheckRun) {
  return {
    __typename: 'CheckRun',
    id: run.nodeId,
    databaseId: run.id,
    name: run.name,
    checkSuite: suiteFacts(world, run.suiteId, run.appSlug),
    externalId: run.externalId,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    title: run.title,
    summary: run.summary,
    text: run.text,
    detailsUrl: run.detailsUrl,
    startedAt: isoTime(run.startedAt),
    completedAt: run.completedAt && isoTime(run.completedAt),
  };
}

function stateOfRun({ status, conclusion }: CheckRun): Status['state'] {
  if (status !== 'completed') return 'pending';
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped'
    ? 'success'
    : 'failure';
}

/** The worst of all. */
function rollupState(states: readonly Status['state'][]): string {
  const worst = (['error', 'failure', 'pending'] as const).find((state) => states.includes(state));
  return (worst ?? 'success').toUpperCase();
}
