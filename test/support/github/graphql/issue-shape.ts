import { accountOf } from '../http/viewer.ts';
import { threadPage } from '../present/issue-json.ts';
import { isoTime } from '../state/clock.ts';
import type { Issue } from '../state/thread.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { commentOf } from './conversation.ts';
import { labelsOf } from './labels.ts';
import type { OrderArguments } from './ordered.ts';

/** An issue as GraphQL shows it. */
export function issueOf(asking: Asking, issue: Issue) {
  const { world, viewer } = asking;
  return {
    __typename: 'Issue',
    id: issue.nodeId,
    databaseId: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    url: threadPage(world, issue),
    state: issue.state.toUpperCase(),
    closed: issue.state === 'closed',
    createdAt: isoTime(issue.createdAt),
    updatedAt: isoTime(issue.updatedAt),
    closedAt: issue.closedAt && isoTime(issue.closedAt),
    author: actorOf(world, issue.author),
    viewerDidAuthor: accountOf(world, viewer) === issue.author,
    labels: (given: PageArguments & OrderArguments) => labelsOf(issue.labels, given),
    comments: (page: PageArguments) =>
      connectionOf(
        issue.comments.map((comment) => commentOf(asking, issue, comment)),
        page,
      ),
  };
}
