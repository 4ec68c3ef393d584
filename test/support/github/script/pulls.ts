import { moveBranch } from '../actions/branches.ts';
import { createCheckRun } from '../actions/check-runs.ts';
import { createComment, deleteComment, editComment } from '../actions/comments.ts';
import { type CommitOptions, type Files, writeCommit } from '../actions/commits.ts';
import { enqueuePull, mergePull } from '../actions/merging.ts';
import { closePull, editPull, openPull, reopenPull, retarget, setDraft } from '../actions/pulls.ts';
import { react } from '../actions/reactions.ts';
import { requestReviewers, withdrawRequest } from '../actions/review-requests.ts';
import { dismissReview, editReview, type NewReview, submitReview } from '../actions/reviews.ts';
import { createStatus, type NewStatus } from '../actions/statuses.ts';
import type { Account } from '../state/account.ts';
import type { CheckRun, Conclusion } from '../state/check-run.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import type { MergeGroup } from '../state/merge-group.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { ReactionContent } from '../state/reaction.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, type Repository, resolveCommit } from '../state/repository.ts';
import type { Review } from '../state/review.ts';
import type { Status } from '../state/status.ts';
import { IssueScript } from './issue-script.ts';

export interface PullToOpen {
  /** A branch, or `owner:branch` of a fork. */
  readonly head: string;
  readonly base?: string;
  readonly title?: string;
  readonly body?: string | null;
  readonly author?: string;
  readonly draft?: boolean;
  /** Committed to the head before it is opened. */
  readonly files?: Files;
  readonly message?: string;
  readonly coAuthors?: CommitOptions['coAuthors'];
}

type Words = Omit<NewReview, 'state'>;

/** What people do with pull requests. Without `by` the author does it. */
export class PullScript extends IssueScript {
  openPull(wanted: PullToOpen): PullRequest {
    const author = this.person(wanted.author ?? this.state.owner.login);
    const base = wanted.base ?? this.state.defaultBranch;
    const { repository, branch } = this.#headOf(wanted.head);
    if (wanted.files !== undefined) {
      const { message, coAuthors } = wanted;
      const tip = branchHead(repository, branch) ?? resolveCommit(this.state, base);
      const sha = writeCommit(this.world, repository, tip === undefined ? [] : [tip], wanted.files, {
        author: author.login,
        ...(message !== undefined && { message }),
        ...(coAuthors !== undefined && { coAuthors }),
      });
      moveBranch(this.world, repository, branch, sha, author);
    }
    return openPull(this.world, this.state, {
      headRepository: repository,
      headBranch: branch,
      baseBranch: base,
      title: wanted.title ?? `Change ${branch}`,
      body: wanted.body ?? null,
      author,
      draft: wanted.draft ?? false,
    });
  }

  approve(number: number, login: string, words: Words = {}): Review {
    return this.#review(number, login, { ...words, state: 'APPROVED' });
  }

  requestChanges(number: number, login: string, words: Words = {}): Review {
    return this.#review(number, login, { body: 'Please change this.', ...words, state: 'CHANGES_REQUESTED' });
  }

  commentReview(number: number, login: string, words: Words = {}): Review {
    return this.#review(number, login, { body: 'A remark.', ...words, state: 'COMMENTED' });
  }

  editReview(id: number, body: string): void {
    const pull = this.pulls().find(({ reviews }) => reviews.some((review) => review.id === id));
    const review = pull?.reviews.find((candidate) => candidate.id === id);
    if (pull === undefined || review === undefined)
      throw new Refused(`${this.fullName} has no review ${id}.`, 404);
    editReview(this.world, pull, review, body);
  }

  /** Dismisses a review, or the latest decisive one of a person. */
  dismiss(number: number, which: number | string, by: string, message = 'No longer right.'): void {
    const pull = this.pull(number);
    const review = pull.reviews.findLast((candidate) =>
      typeof which === 'number'
        ? candidate.id === which
        : candidate.author === this.person(which) && candidate.state !== 'COMMENTED',
    );
    if (review === undefined) throw new Refused(`#${number} has no review of ${which} to dismiss.`, 404);
    dismissReview(this.world, pull, review, this.person(by), message);
  }

  /** Comments on a pull request or an issue. */
  comment(number: number, login: string, body: string): IssueComment {
    return createComment(this.world, this.thread(number), this.person(login), body);
  }

  editComment(id: number, by: string, body: string): void {
    editComment(this.world, id, body, this.person(by));
  }

  deleteComment(id: number, by: string): void {
    deleteComment(this.world, id, this.person(by));
  }

  react(commentId: number, by: string, content: ReactionContent): void {
    react(this.world, this.commentById(commentId), content, this.person(by));
  }

  retarget(number: number, base: string, by?: string): void {
    retarget(this.world, this.pull(number), base, this.#actor(number, by));
  }

  edit(
    number: number,
    wanted: { readonly title?: string; readonly body?: string | null },
    by?: string,
  ): void {
    editPull(this.world, this.pull(number), wanted, this.#actor(number, by));
  }

  draft(number: number, by?: string): void {
    setDraft(this.world, this.pull(number), true, this.#actor(number, by));
  }

  ready(number: number, by?: string): void {
    setDraft(this.world, this.pull(number), false, this.#actor(number, by));
  }

  close(number: number, by?: string): void {
    closePull(this.world, this.pull(number), this.#actor(number, by));
  }

  reopen(number: number, by?: string): void {
    reopenPull(this.world, this.pull(number), this.#actor(number, by));
  }

  merge(number: number, by?: string): string {
    return mergePull(this.world, this.pull(number), this.#actor(number, by));
  }

  /** Behind another group it begins with what that one has; with `edits` it has files that the pull request has not so. */
  enqueue(number: number, by?: string, behind?: Pick<MergeGroup, 'head'>, edits?: Files): MergeGroup {
    return enqueuePull(this.world, this.pull(number), this.#actor(number, by), { behind, edits });
  }

  /** Asks people, and teams as `organisation/slug`, for a review. */
  requestReview(number: number, who: readonly string[], by?: string): void {
    const teams = who.filter((name) => name.includes('/')).map((name) => name.split('/')[1] ?? '');
    const logins = who.filter((name) => !name.includes('/'));
    requestReviewers(this.world, this.pull(number), { logins, teams }, this.#actor(number, by));
  }

  withdrawRequest(number: number, login: string, by?: string): void {
    withdrawRequest(this.world, this.pull(number), login, this.#actor(number, by));
  }

  setStatus(at: number | string, status: NewStatus, by: string): Status {
    return createStatus(this.world, this.state, this.shaOf(at), status, this.person(by));
  }

  /** A check run of another app, whose bot is `by`. */
  setCheckRun(
    at: number | string,
    run: { readonly name: string; readonly status?: CheckRun['status']; readonly conclusion?: Conclusion },
    by = 'ci[bot]',
  ): CheckRun {
    const account = this.person(by);
    const appSlug = by.replace(/\[bot\]$/, '');
    return createCheckRun(this.world, this.state, this.shaOf(at), run, { account, appSlug });
  }

  #actor(number: number, by: string | undefined): Account {
    return by === undefined ? this.pull(number).author : this.person(by);
  }

  #review(number: number, login: string, review: NewReview): Review {
    return submitReview(this.world, this.pull(number), this.person(login), review);
  }

  #headOf(head: string): { readonly repository: Repository; readonly branch: string } {
    const [owner = '', branch] = head.split(':');
    if (branch === undefined) return { repository: this.state, branch: head };
    const repository = this.world.repository(`${owner}/${this.state.name}`);
    if (repository === undefined) throw new Refused(`${owner} has no fork of ${this.fullName}.`);
    return { repository, branch };
  }
}
