import type { RepositoryScript } from '../../test/support/github/script/repository.ts';
import type { PullEvent, PullRequest } from '../../test/support/github/state/pull-request.ts';
import type { Review } from '../../test/support/github/state/review.ts';
import { latestStatuses } from '../../test/support/github/state/status.ts';
import type {
  EventView,
  FileView,
  PersonView,
  PullView,
  ReviewView,
  TimelineEntry,
} from '../page/pull-view.ts';
import { shortSha } from '../page/wording.ts';

export type Shop = RepositoryScript;

/** What a person sees of a pull request, out of the stand-in's state. */
export function viewOf(
  shop: Shop,
  repository: string,
  number: number,
  people: readonly PersonView[],
): PullView {
  const pull = shop.pull(number);
  const commits = shop.commits(number);
  return {
    repository,
    number,
    title: pull.title,
    body: pull.body ?? '',
    author: pull.author.login,
    state: stateOf(pull),
    baseBranch: pull.baseBranch,
    headBranch: pull.headBranch,
    headSha: pull.headSha,
    openedAt: pull.createdAt.toISOString(),
    commits: commits.length,
    timeline: timelineOf(shop, pull),
    files: filesOf(shop, pull),
    statuses: latestStatuses(shop.statuses(number)).map((status) => ({
      context: status.context,
      state: status.state,
      description: status.description ?? '',
      ...(status.targetUrl === null ? {} : { targetUrl: status.targetUrl }),
    })),
    checkRuns: shop.checkRuns(number).map((run) => ({
      id: run.id,
      name: run.name,
      ...(run.conclusion === null ? {} : { conclusion: run.conclusion }),
      title: run.title ?? '',
      summary: run.summary ?? '',
      annotations: run.annotations.map((annotation) => ({ ...annotation, title: annotation.title ?? '' })),
    })),
    reviewers: reviewersOf(pull),
    people,
    branches: shop.branches(),
  };
}

function stateOf(pull: PullRequest): PullView['state'] {
  if (pull.mergedAt !== null) return 'merged';
  return pull.state;
}

const REVIEW_STATES = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
} as const satisfies Record<Review['state'], ReviewView['state']>;

function timelineOf(shop: Shop, pull: PullRequest): readonly TimelineEntry[] {
  const entries: readonly TimelineEntry[] = [
    ...shop.commits(pull.number).map((commit) => ({
      kind: 'commit' as const,
      at: commit.committer.at.toISOString(),
      sha: commit.sha,
      message: commit.message,
      authors: [commit.author.name, ...coAuthorsOf(commit.message)],
    })),
    ...pull.comments.map((comment) => ({
      kind: 'comment' as const,
      at: comment.createdAt.toISOString(),
      id: comment.id,
      login: comment.author.login,
      bot: comment.author.type === 'Bot',
      edited: comment.updatedAt > comment.createdAt,
      body: comment.body,
    })),
    ...pull.reviews.map((review) => ({
      kind: 'review' as const,
      at: review.submittedAt.toISOString(),
      id: review.id,
      login: review.author.login,
      state: REVIEW_STATES[review.state],
      body: review.body,
    })),
    ...pull.events.flatMap(eventOf),
  ];
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function coAuthorsOf(message: string): readonly string[] {
  return [...message.matchAll(/^Co-authored-by: (.+?) </gim)].map(([, name = '']) => name);
}

function eventOf(event: PullEvent): readonly EventView[] {
  const view = (kind: EventView['event'], text: string): readonly EventView[] => [
    { kind: 'event', at: event.at.toISOString(), login: event.by.login, event: kind, text },
  ];
  const { before = '', after = '' } = event;
  switch (event.kind) {
    case 'merged':
      return view('merged', 'merged this pull request');
    case 'closed':
      return view('closed', 'closed this pull request');
    case 'reopened':
      return view('reopened', 'reopened this pull request');
    case 'retargeted':
      return view('retargeted', `changed the base branch from ${before} to ${after}`);
    case 'force-pushed':
      return view('force-pushed', `force-pushed from ${shortSha(before)} to ${shortSha(after)}`);
    case 'renamed':
      return view('renamed', `changed the title from “${before}” to “${after}”`);
    case 'drafted':
    case 'readied':
    case 'review-requested':
      return [];
  }
}

function filesOf(shop: Shop, pull: PullRequest): readonly FileView[] {
  return shop.files(pull.number).map((file) => ({
    path: file.path,
    ...(file.previousPath === undefined ? {} : { previousPath: file.previousPath }),
    change: file.status === 'changed' ? 'modified' : file.status,
    before: file.status === 'added' ? '' : (shop.read(pull.baseSha, file.previousPath ?? file.path) ?? ''),
    after: file.status === 'removed' ? '' : (shop.read(pull.headSha, file.path) ?? ''),
  }));
}

/** The latest decisive review of each person, and a comment where there is nothing else. */
function reviewersOf(pull: PullRequest): PullView['reviewers'] {
  const states = new Map<string, ReviewView['state']>();
  for (const review of pull.reviews)
    if (review.state !== 'COMMENTED' || !states.has(review.author.login))
      states.set(review.author.login, REVIEW_STATES[review.state]);
  return [...states].map(([login, state]) => ({ login, state }));
}
