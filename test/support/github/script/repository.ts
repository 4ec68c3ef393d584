import { deleteBranch, moveBranch } from '../actions/branches.ts';
import { type CommitOptions, type Files, pusherOf, writeCommit } from '../actions/commits.ts';
import { addToInstallation, install, removeFromInstallation } from '../actions/installations.ts';
import { mergeBranch } from '../actions/merging.ts';
import {
  deleteRepository,
  forkRepository,
  renameRepository,
  setPermission,
  setVisibility,
  transferRepository,
} from '../actions/repositories.ts';
import { mergeBase } from '../git/history.ts';
import { entryAt, filesOf } from '../git/tree.ts';
import type { RepositoryRole } from '../state/account.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, resolveCommit } from '../state/repository.ts';
import { PullScript } from './pulls.ts';

export interface CommitToBranch extends CommitOptions {
  /** Where a branch begins that is not there yet; the default branch. */
  readonly from?: string;
}

/** What people do in a repository; every function does what GitHub does, webhooks included. */
export class RepositoryScript extends PullScript {
  /** Commits to a branch and pushes; resolves to the commit's SHA. */
  commit(branch: string, files: Files, options: CommitToBranch = {}): string {
    return this.push(branch, [{ files, ...options }]);
  }

  /** Several commits in one push; the last one's SHA. */
  push(branch: string, commits: readonly (CommitToBranch & { readonly files: Files })[]): string {
    const [first, last] = [commits[0], commits.at(-1)];
    let tip = branchHead(this.state, branch) ?? this.#start(first?.from);
    for (const { files, ...options } of commits)
      tip = writeCommit(this.world, this.state, tip === undefined ? [] : [tip], files, options);
    if (tip === undefined || last === undefined) throw new Refused('There is nothing to push.');
    moveBranch(this.world, this.state, branch, tip, pusherOf(this.world, this.state, last));
    return tip;
  }

  /** Replaces the branch by one commit on `onto` (a branch or SHA; where it left the default branch). */
  forcePush(
    branch: string,
    files: Files,
    options: CommitOptions & { readonly onto?: string; readonly movesReviews?: boolean } = {},
  ): string {
    const before = this.head(branch);
    const onto =
      options.onto === undefined
        ? mergeBase(this.state.objects, this.head(this.state.defaultBranch), before)
        : resolveCommit(this.state, options.onto);
    const sha = writeCommit(this.world, this.state, onto === undefined ? [] : [onto], files, options);
    this.reset(branch, sha, pusherOf(this.world, this.state, options).login, options);
    return sha;
  }

  /** Force-pushes a commit that is there already. */
  reset(
    branch: string,
    sha: string,
    by = this.state.owner.login,
    options: { readonly movesReviews?: boolean } = {},
  ): void {
    const before = this.head(branch);
    if (options.movesReviews === true)
      for (const pull of this.world.openPullsFrom(this.state, branch))
        for (const review of pull.reviews) if (review.commit === before) review.commit = sha;
    moveBranch(this.world, this.state, branch, sha, this.person(by));
  }

  /** Moves a file or a folder. A branch that is not there begins at the default one. */
  rename(branch: string, from: string, to: string, options: CommitOptions = {}): string {
    const { objects } = this.state;
    const tip = branchHead(this.state, branch) ?? this.#start();
    const tree = tip === undefined ? undefined : objects.commit(tip)?.tree;
    const entry = tree === undefined ? undefined : entryAt(objects, tree, from);
    if (entry === undefined) throw new Refused(`There is no ${from} on ${branch}.`, 404);
    const moved = entry.mode === '040000' ? [...filesOf(objects, entry.sha, from)] : [entry];
    const changes = moved.flatMap(({ path, mode, sha }) => [
      [path, null] as const,
      [to + path.slice(from.length), { sha, mode: mode === '040000' ? '100644' : mode }] as const,
    ]);
    return this.commit(branch, Object.fromEntries(changes), { message: `Rename ${from}`, ...options });
  }

  branch(name: string, from = this.state.defaultBranch): void {
    const sha = resolveCommit(this.state, from);
    if (sha === undefined) throw new Refused(`There is no ${from}.`, 404);
    moveBranch(this.world, this.state, name, sha, this.state.owner);
  }

  deleteBranch(name: string, by = this.state.owner.login): void {
    deleteBranch(this.world, this.state, name, this.person(by));
  }

  /** With `edits` the merge commit changes files that neither side has so. */
  mergeBranch(into: string, from: string, by = this.state.owner.login, edits: Files = {}): string {
    return mergeBranch(this.world, this.state, { into, from, edits }, this.person(by));
  }

  fork(login: string): RepositoryScript {
    return new RepositoryScript(this.world, forkRepository(this.world, this.state, login));
  }

  delete(): void {
    deleteRepository(this.world, this.state);
  }

  changeName(name: string): void {
    renameRepository(this.world, this.state, name);
  }

  transferTo(owner: string): void {
    transferRepository(this.world, this.state, this.person(owner));
  }

  setPrivate(isPrivate: boolean): void {
    setVisibility(this.world, this.state, isPrivate);
  }

  setPermission(login: string, role: RepositoryRole): void {
    setPermission(this.world, this.state, login, role);
  }

  addToInstallation(): void {
    const installation = this.world.installationOf(this.state.owner);
    if (installation === undefined) install(this.world, this.state.owner, [this.state]);
    else addToInstallation(this.world, installation, this.state);
  }

  removeFromInstallation(): void {
    const installation = this.world.installationOf(this.state.owner);
    if (installation !== undefined) removeFromInstallation(this.world, installation, this.state);
  }

  #start(from: string = this.state.defaultBranch): string | undefined {
    return resolveCommit(this.state, from);
  }
}
