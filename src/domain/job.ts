import type { PullRef, RepositoryRef, Sha } from './repository.ts';

/** Work that an event asks for. Jobs that name more than one pull request are unfolded into one job for each. */
export type Job =
  | {
      readonly kind: 'pull-request';
      readonly pull: PullRef;
      readonly cause: string;
      /** The review that arrived, to be recorded with the commit its author looked at. */
      readonly review?: { readonly id: number; readonly commit: Sha; readonly login: string };
      /** The target changed or the pull request came back: the old status must not stand meanwhile. */
      readonly reset?: boolean;
    }
  | {
      readonly kind: 'branch';
      readonly installation: number;
      readonly repository: RepositoryRef;
      readonly branch: string;
      readonly cause: string;
    }
  | {
      readonly kind: 'commit';
      readonly installation: number;
      readonly repository: RepositoryRef;
      readonly sha: Sha;
      readonly context: string;
      readonly cause: string;
    }
  | {
      readonly kind: 'repository';
      readonly installation: number;
      readonly repository: RepositoryRef;
      readonly cause: string;
    }
  | { readonly kind: 'installation'; readonly installation: number; readonly cause: string }
  | {
      readonly kind: 'merge-group';
      readonly installation: number;
      readonly repository: RepositoryRef;
      readonly head: Sha;
      readonly base: Sha;
      readonly baseBranch: string;
      /** The queue's own branch, whose name holds the number of the pull request it is for. */
      readonly headBranch: string;
      readonly cause: string;
    };
