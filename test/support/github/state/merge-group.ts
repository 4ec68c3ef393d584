import type { Repository } from './repository.ts';

/** What the merge queue wants to have checked before it becomes the base branch. */
export interface MergeGroup {
  readonly repository: Repository;
  readonly head: string;
  readonly base: string;
  readonly baseBranch: string;
  /** `refs/heads/gh-readonly-queue/main/pr-1-<base>` */
  readonly ref: string;
}
