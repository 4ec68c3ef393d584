import type { FileDiff } from '../git/diff.ts';
import type { CommitObject } from '../git/object-store.ts';
import { entryAt } from '../git/tree.ts';
import type { CheckRun } from '../state/check-run.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import { changesOf } from '../state/pull-changes.ts';
import type { PullEvent, PullRequest } from '../state/pull-request.ts';
import type { Reaction } from '../state/reaction.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, branchNames, fullName, type Repository, resolveCommit } from '../state/repository.ts';
import type { Review } from '../state/review.ts';
import type { Status } from '../state/status.ts';
import type { Issue, Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';

/** What is in a repository, to look at. A number means the head of that pull request. */
export class RepositoryReading {
  readonly state: Repository;
  protected readonly world: World;

  constructor(world: World, state: Repository) {
    this.world = world;
    this.state = state;
  }

  get fullName(): string {
    return fullName(this.state);
  }

  /** The SHA of a branch; throws when there is none. */
  head(branch: string): string {
    const sha = branchHead(this.state, branch);
    if (sha === undefined) throw new Refused(`There is no branch ${branch} in ${this.fullName}.`, 404);
    return sha;
  }

  branches(): readonly string[] {
    return branchNames(this.state);
  }

  /** The text of a file at a branch, a SHA or the head of a pull request. */
  read(at: string | number, path: string): string | undefined {
    const { objects } = this.state;
    const sha = typeof at === 'number' ? this.pull(at).headSha : resolveCommit(this.state, at);
    const tree = sha === undefined ? undefined : objects.commit(sha)?.tree;
    const entry = tree === undefined ? undefined : entryAt(objects, tree, path);
    return entry === undefined ? undefined : objects.blob(entry.sha)?.toString('utf8');
  }

  pull(number: number): PullRequest {
    const pull = this.world.pulls(this.state).get(number);
    if (pull === undefined) throw new Refused(`${this.fullName} has no pull request #${number}.`, 404);
    return pull;
  }

  pulls(): readonly PullRequest[] {
    return [...this.world.pulls(this.state).values()];
  }

  /** The changed files in order of their paths, with renames as Git finds them. */
  files(number: number): readonly (FileDiff & { readonly previousPath?: string })[] {
    return changesOf(this.pull(number)).files.map((file) =>
      file.status === 'renamed' ? { ...file, previousPath: file.before.path } : file,
    );
  }

  /** The commits, oldest first. */
  commits(number: number): readonly CommitObject[] {
    return changesOf(this.pull(number)).commits;
  }

  reviews(number: number): readonly Review[] {
    return this.pull(number).reviews;
  }

  issue(number: number): Issue {
    const issue = this.world.issues(this.state).get(number);
    if (issue === undefined) throw new Refused(`${this.fullName} has no issue #${number}.`, 404);
    return issue;
  }

  issues(): readonly Issue[] {
    return [...this.world.issues(this.state).values()];
  }

  /** The comments of a pull request or an issue. */
  comments(number: number): readonly IssueComment[] {
    return this.thread(number).comments;
  }

  /** Who reacted to a comment, and how. */
  reactions(commentId: number): readonly Reaction[] {
    return this.commentById(commentId).reactions;
  }

  /** Names of the labels of a pull request or an issue. */
  labels(number: number): readonly string[] {
    return this.thread(number).labels.map(({ name }) => name);
  }

  /** Logins, and teams as `organisation/slug`. */
  requested(number: number): readonly string[] {
    const { requestedReviewers, requestedTeams } = this.pull(number);
    return [
      ...requestedReviewers.map(({ login }) => login),
      ...requestedTeams.map(({ slug }) => `${this.state.owner.login}/${slug}`),
    ];
  }

  events(number: number): readonly PullEvent[] {
    return this.pull(number).events;
  }

  /** Every status ever set, oldest first. */
  statuses(at: number | string): readonly Status[] {
    return this.state.statuses.get(this.shaOf(at)) ?? [];
  }

  /** The latest status of that context. */
  status(at: number | string, context: string): Status | undefined {
    return this.statuses(at).findLast((status) => status.context === context);
  }

  checkRuns(at: number | string): readonly CheckRun[] {
    return this.state.checkRuns.get(this.shaOf(at)) ?? [];
  }

  protected thread(number: number): Thread {
    const thread = this.world.thread(this.state, number);
    if (thread === undefined) throw new Refused(`${this.fullName} has no issue #${number}.`, 404);
    return thread;
  }

  protected commentById(id: number): IssueComment {
    const found = this.world.commentsById.get(id);
    if (found?.thread.repository !== this.state)
      throw new Refused(`${this.fullName} has no comment ${id}.`, 404);
    return found.comment;
  }

  protected shaOf(at: number | string): string {
    if (typeof at === 'number') return this.pull(at).headSha;
    return resolveCommit(this.state, at) ?? at;
  }
}
