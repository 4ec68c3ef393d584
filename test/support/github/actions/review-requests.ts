import { roleOn } from '../state/access.ts';
import { type Account, keyOf } from '../state/account.ts';
import type { Team } from '../state/organization.ts';
import type { PullRequest, RequestedReviewer } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';
import type { World } from '../state/world.ts';
import { accountFor } from './accounts.ts';
import { record } from './pulls.ts';

export interface Reviewers {
  readonly logins: readonly string[];
  /** Slugs of teams of the repository's owner. */
  readonly teams: readonly string[];
}

/** Asks people and teams for a review; those who are asked already are not asked again. All of them or none. */
export function requestReviewers(world: World, pull: PullRequest, wanted: Reviewers, by: Account): void {
  const organization = world.organization(pull.repository.owner.login);
  const people = wanted.logins.map((login) => accountFor(world, login));
  const teams = wanted.teams.map((slug) => organization?.teams.get(keyOf(slug)));
  if (people.includes(pull.author)) throw new Refused('Review cannot be requested from pull request author.');
  const isStranger = (account: Account) => roleOn(world, pull.repository, account) === 'none';
  const cannotRead = (team: Team | undefined) =>
    organization === undefined ||
    team === undefined ||
    (organization.basePermission === 'none' && !team.grants.has(pull.repository.id));
  if (people.some(isStranger) || teams.some(cannotRead))
    throw new Refused(
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
    );
  const ask = (of: RequestedReviewer) => {
    record(world, pull, { kind: 'review-requested', by, of });
    world.tell({ event: 'pull_request', action: 'review_requested', pull, by, of });
  };
  for (const account of people) {
    if (pull.requestedReviewers.includes(account)) continue;
    pull.requestedReviewers.push(account);
    ask({ kind: 'person', account });
  }
  for (const team of teams) {
    if (team === undefined || organization === undefined || pull.requestedTeams.includes(team)) continue;
    pull.requestedTeams.push(team);
    ask({ kind: 'team', organization, team });
  }
}

/** Takes a request back. */
export function withdrawRequest(world: World, pull: PullRequest, login: string, by: Account): void {
  const account = accountFor(world, login);
  if (!pull.requestedReviewers.includes(account)) return;
  pull.requestedReviewers.splice(pull.requestedReviewers.indexOf(account), 1);
  const of = { kind: 'person', account } as const;
  world.tell({ event: 'pull_request', action: 'review_request_removed', pull, of, by });
}

/** Whoever reviewed is no longer asked, nor is a team of theirs; GitHub says nothing of it. */
export function fulfilRequests(pull: PullRequest, author: Account): void {
  const { requestedReviewers: people, requestedTeams: teams } = pull;
  people.splice(0, people.length, ...people.filter((account) => account !== author));
  teams.splice(0, teams.length, ...teams.filter(({ members }) => !members.has(keyOf(author.login))));
}
