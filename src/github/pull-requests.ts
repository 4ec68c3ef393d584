import type { BudgetRecords } from '../usecases/ports/budgets.ts';
import type { KeptAnswers } from '../usecases/ports/kept-answers.ts';
import type { CountedPullRequests, PullRequests } from '../usecases/ports/pull-requests.ts';
import { createBudgets } from './budgets.ts';
import { readChangedFiles } from './changed-files.ts';
import { readChecks } from './checks.ts';
import { type ConnectionParts, connect } from './connection.ts';
import { readDetails } from './details.ts';
import { readFollowUp } from './follow-up.ts';
import { confirmHead } from './head.ts';
import { readLastChanged } from './last-changed.ts';
import { listInstallations, listOpenPulls, listRepositories } from './listing.ts';
import { readMergeBase } from './merge-base.ts';
import { type OctokitFor, THE_APP } from './octokit.ts';
import { readOpenPulls } from './open-pulls.ts';
import { readOverview } from './overview.ts';
import { OwnLogin } from './own-login.ts';
import { publishWrites } from './publish.ts';
import { setCommitStatus } from './status.ts';
import { readTree } from './tree.ts';
import { createWritePace } from './write-pace.ts';

export interface PullRequestsOptions {
  /** Between two writes of an installation, in milliseconds. */
  readonly gap?: number;
  /** Where answers are kept that need not be read again; nowhere without it. */
  readonly kept?: KeptAnswers;
  /** Where all processes share what they know of GitHub's limits; without it each knows its own. */
  readonly budgets?: BudgetRecords;
}

/**
 * GitHub's pull requests through Octokit. Failures surface at once, for the queue does the retrying, and writes are
 * spaced here: give Octokits that neither retry nor throttle.
 *
 * @param appId the app's, by which its own check runs are told from others.
 */
export function createPullRequests(
  octokitFor: OctokitFor,
  appId: number,
  { gap = 1_000, kept = KEEPING_NOTHING, budgets }: PullRequestsOptions = {},
): PullRequests {
  const asked = { octokitFor, pace: createWritePace(gap), kept, budgets: createBudgets(budgets) };
  return askingBy({ ...asked, onRequest: () => {} }, appId, new OwnLogin());
}

const KEEPING_NOTHING: KeptAnswers = { get: async () => undefined, put: async () => {} };

function askingBy(parts: ConnectionParts, appId: number, ownLogin: OwnLogin): PullRequests {
  const open = (installation: number) => connect(installation, parts);
  return {
    overview: async (pull, wanted) =>
      readOverview(await open(pull.installation), pull, wanted, { appId, ownLogin }),
    confirmHead: async (pull) => confirmHead(await open(pull.ref.installation), pull),
    isOwnLogin: (installation, login) => ownLogin.is(login, () => open(installation)),
    changedFiles: async (pull) => readChangedFiles(await open(pull.ref.installation), pull),
    details: async (pull, wanted) => readDetails(await open(pull.installation), pull, wanted),
    checks: async (pull) => readChecks(await open(pull.ref.installation), pull),
    lastChanged: async (pull, paths) => readLastChanged(await open(pull.ref.installation), pull, paths),
    followUp: async (pull, issue) => readFollowUp(await open(pull.installation), pull, issue),
    tree: async (pull, commit) => readTree(await open(pull.installation), pull, commit),
    mergeBase: async (pull, base, commit) => readMergeBase(await open(pull.installation), pull, base, commit),
    publish: async (pull, writes, published) =>
      publishWrites(await open(pull.installation), pull, writes, published),
    openPulls: async (installation, repository, filter) =>
      listOpenPulls(await open(installation), installation, repository, filter),
    repositories: async (installation) => listRepositories(await open(installation), installation),
    turn: async (installation, kind) => (await open(installation)).turn(kind),
    budget: (installation) => parts.budgets.of(installation),
    installations: async () => listInstallations(await open(THE_APP)),
    allOpenPulls: async (installation, repositories) => readOpenPulls(await open(installation), repositories),
    setStatus: async (installation, repository, sha, status) =>
      setCommitStatus(await open(installation), repository, sha, status),
    counted(): CountedPullRequests {
      let requests = 0;
      const onRequest = () => {
        requests += 1;
        parts.onRequest();
      };
      return { ...askingBy({ ...parts, onRequest }, appId, ownLogin), requests: () => requests };
    },
  };
}
