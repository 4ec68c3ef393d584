import { z } from 'zod';
import { pullName } from '../domain/repository.ts';
import type { Complete, HeadCheck, PullFacts } from '../domain/snapshot.ts';
import { CHECK_RUN_NAME } from '../publication/check-run/check-run.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import type { Connection } from './connection.ts';
import { headCommit, type PullShape } from './overview-shape.ts';
import { allOf, movedMeanwhile } from './pages.ts';
import { CHECKS_PAGE } from './queries/pages.ts';
import { type CheckShape, checkRollup } from './shapes.ts';

const EMPTY = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };

/** A page of the checks of a pull request's head, in the form of other lists' pages. */
const page = z
  .object({
    headRefOid: z.string(),
    head: z.object({
      nodes: z.array(z.object({ commit: z.object({ oid: z.string(), statusCheckRollup: checkRollup }) })),
    }),
  })
  .transform(({ headRefOid, head: { nodes } }) => ({
    headRefOid: nodes[0]?.commit.oid ?? headRefOid,
    page: nodes[0]?.commit.statusCheckRollup?.contexts ?? EMPTY,
  }));

const firstPage = z.object({ repository: z.object({ pullRequest: page }) });

/** The checks that the overview has: the first 100. */
export function checksIn(given: PullShape): Complete<HeadCheck> {
  const at = headCommit(given);
  if (at === undefined) return { items: [], complete: false };
  const { nodes, pageInfo } = at.statusCheckRollup?.contexts ?? EMPTY;
  return { items: headChecks(nodes), complete: !pageInfo.hasNextPage };
}

/**
 * Every check of the head, one request for each 100.
 *
 * Throws a passing `GitHubFault` when they are of another head than the pull request had.
 */
export async function readChecks(
  connection: Connection,
  { ref, head }: PullFacts,
): Promise<Complete<HeadCheck>> {
  const { owner, name } = ref.repository;
  const what = `the checks of ${pullName(ref)}`;
  const variables = { owner, name, number: ref.number, after: null };
  const answer = await connection.query(what, CHECKS_PAGE, variables, firstPage);
  const { headRefOid, page: first } = answer.repository.pullRequest;
  if (headRefOid !== head) throw movedMeanwhile(what);
  const { items, complete } = await allOf(connection, ref, {
    what: 'checks',
    query: CHECKS_PAGE,
    page,
    first,
    head,
  });
  return { items: headChecks(items), complete };
}

/**
 * What each name says: the latest check run of an app, and the worst of what several apps, or a status and a check
 * run, say under one name. The gate's own are left out: it does not wait for itself.
 */
function headChecks(given: readonly CheckShape[]): readonly HeadCheck[] {
  const bySource = new Map<string, CheckShape>();
  for (const check of given) {
    const source = sourceOf(check);
    const known = bySource.get(source);
    if (known === undefined || isLater(check, known)) bySource.set(source, check);
  }
  const states = new Map<string, HeadCheck['state']>();
  for (const check of bySource.values()) {
    const name = nameOf(check);
    states.set(name, worse(stateOf(check), states.get(name) ?? 'success'));
  }
  return [...states].filter(([name]) => !OWN.includes(name)).map(([name, state]) => ({ name, state }));
}

const OWN: readonly string[] = [STATUS_CONTEXT, CHECK_RUN_NAME];

const BY_BADNESS: readonly HeadCheck['state'][] = ['success', 'pending', 'failure'];

function worse(a: HeadCheck['state'], b: HeadCheck['state']): HeadCheck['state'] {
  return BY_BADNESS.indexOf(a) > BY_BADNESS.indexOf(b) ? a : b;
}

function nameOf(check: CheckShape): string {
  return check.__typename === 'StatusContext' ? check.context : check.name;
}

function sourceOf(check: CheckShape): string {
  return check.__typename === 'StatusContext'
    ? `status ${check.context}`
    : `app ${check.checkSuite.app?.databaseId} ${check.name}`;
}

/** Of statuses GitHub gives the latest of each name only. A check run that has not started is the latest. */
function isLater(a: CheckShape, b: CheckShape): boolean {
  if (a.__typename !== 'CheckRun' || b.__typename !== 'CheckRun' || b.startedAt === null) return false;
  return a.startedAt === null || a.startedAt > b.startedAt;
}

/** As GitHub counts required checks: neutral and skipped pass. What is new to us does not. */
function stateOf(check: CheckShape): HeadCheck['state'] {
  if (check.__typename === 'CheckRun') {
    if (check.status !== 'COMPLETED') return 'pending';
    return ['SUCCESS', 'NEUTRAL', 'SKIPPED'].includes(check.conclusion ?? '') ? 'success' : 'failure';
  }
  switch (check.state) {
    case 'SUCCESS':
      return 'success';
    case 'PENDING':
    case 'EXPECTED':
      return 'pending';
    default:
      return 'failure';
  }
}
