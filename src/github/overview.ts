import { POLICY_PATH } from '../domain/policy.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import { CHECK_RUN_NAME } from '../publication/check-run/check-run.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import type { ForcePush, Overview, Wanted } from '../usecases/ports/pull-requests.ts';
import { checksIn } from './checks.ts';
import { commitOf } from './commit-people.ts';
import type { Connection } from './connection.ts';
import { changeOf } from './graphql-change.ts';
import { overview, type PullShape } from './overview-shape.ts';
import type { OwnLogin } from './own-login.ts';
import { allOf, pullPage } from './pages.ts';
import { isAboutPeople, readPeople } from './people.ts';
import {
  basePolicy,
  isAboutMissingPolicy,
  ORGANISATION_REPOSITORY,
  organisationPolicy,
} from './policy-file.ts';
import { hasOurs, publishedOf } from './published.ts';
import { isAboutRequestedTeam, pullFacts } from './pull-facts.ts';
import { overviewQuery } from './queries/overview.ts';
import { COMMENTS_PAGE, COMMITS_PAGE, REVIEWS_PAGE } from './queries/pages.ts';
import { peopleQuery } from './queries/people.ts';
import { reviewFact } from './review-fact.ts';
import { comment, commit, review } from './shapes.ts';
import { twinsOf } from './twins.ts';

/** Everything that one request tells of a pull request, and further pages of what is longer. */
export async function readOverview(
  connection: Connection,
  pull: PullRef,
  wanted: Wanted,
  { appId, ownLogin }: { readonly appId: number; readonly ownLogin: OwnLogin },
): Promise<Overview> {
  const { owner, name } = pull.repository;
  const asked = peopleQuery(wanted);
  const variables = {
    owner,
    name,
    number: pull.number,
    organisation: ORGANISATION_REPOSITORY,
    policy: POLICY_PATH,
    status: STATUS_CONTEXT,
    check: CHECK_RUN_NAME,
    app: appId,
    ...asked.variables,
  };
  const answer = await connection.query(
    `pull request ${pullName(pull)}`,
    overviewQuery(asked),
    variables,
    overview,
    (error) => isAboutPeople(error) || isAboutMissingPolicy(error) || isAboutRequestedTeam(error),
  );
  const { viewer } = answer;
  ownLogin.note(viewer.login);
  const { pullRequest: given } = answer.repository;
  const head = given.headRefOid;

  const empty = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  const first = given.reviews ?? empty;
  const reviews = await allOf(connection, pull, {
    what: 'reviews',
    query: REVIEWS_PAGE,
    page: pullPage(review),
    first,
    head,
  });
  const commits = await allOf(connection, pull, {
    what: 'commits',
    query: COMMITS_PAGE,
    page: pullPage(commit),
    first: given.commits,
    head,
  });
  const comments = await allOf(
    connection,
    pull,
    { what: 'comments', query: COMMENTS_PAGE, page: pullPage(comment), first: given.comments, head },
    (nodes) => hasOurs(nodes, given),
  );
  return {
    pull: pullFacts(pull, given),
    updatedAt: given.updatedAt,
    files: {
      // A pull request without a difference may have no list at all.
      complete:
        given.files === null ? given.changedFiles === 0 : given.files.nodes.length === given.changedFiles,
      items: (given.files?.nodes ?? []).map(({ path, changeType }) => ({
        path,
        change: changeOf(changeType),
      })),
    },
    reviews: { complete: reviews.complete, items: reviews.items.flatMap(reviewFact) },
    commits: {
      complete: commits.complete && commits.items.length >= given.commits.totalCount,
      items: commits.items.map(commitOf),
    },
    policyFile: await basePolicy(connection, pull, given),
    organisationPolicy: await organisationPolicy(connection, pull, answer.organisation),
    checks: checksIn(given),
    published: publishedOf(given, comments.items, viewer.login),
    people: await readPeople(connection, pull, wanted, answer),
    forcePushes: forcePushesOf(given),
    twins: twinsOf(pull, given, answer.repository.nameWithOwner),
  };
}

function forcePushesOf({ timelineItems }: PullShape): readonly ForcePush[] {
  return timelineItems.nodes.map(({ createdAt, actor, afterCommit }) => ({
    at: createdAt,
    ...(actor === null ? {} : { by: actor.login }),
    ...(afterCommit === null ? {} : { to: afterCommit.oid }),
  }));
}
