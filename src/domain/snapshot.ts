import type { Account, Permission } from './account.ts';
import type { Act } from './act.ts';
import type { Deed } from './deed.ts';
import type { Change, Content, FileMode } from './migration.ts';
import type { Claim, OtherPull } from './other-pull.ts';
import type { PullRef, Sha } from './repository.ts';
import type { Review } from './review.ts';
import type { TeamName } from './role.ts';
import type { VerdictKind } from './verdict-kind.ts';

/** The facts of one pull request at one moment, as GitHub gave them; nothing in it changes afterwards. */
export interface Snapshot {
  /** When the facts were read, ISO 8601, UTC: the only clock that a decision knows. */
  readonly at: string;
  readonly pull: PullFacts;
  readonly files: FileList;
  /** The files that matter (migrations by path or previous path, and the policy), by path. */
  readonly head: Readonly<Record<string, FileEntry>>;
  readonly base: Readonly<Record<string, FileEntry>>;
  readonly reviews: Complete<Review>;
  readonly commits: Complete<Commit>;
  /** The policy on the base branch. */
  readonly policyFile: PolicyFile;
  /** The policy of the organisation, in its repository `.github`. */
  readonly organisationPolicy: PolicyFile;
  /** The policy as the pull request would have it, where it changes it. */
  readonly headPolicy?: PolicyFile;
  readonly people: People;
  /** Statuses and check runs of the head, the gate's own left out. */
  readonly checks: Complete<HeadCheck>;
  /** What people did beside reviewing, oldest first. */
  readonly acts: readonly Act[];
  /** What the gate did beside its verdicts, oldest first. */
  readonly deeds: readonly Deed[];
  /** Other open pull requests for the same base branch that have migrations. */
  readonly others: readonly OtherPull[];
  /** What this one claimed when it was last evaluated. */
  readonly claim?: Claim;
  /** Other open pull requests with the same head, whose status is this one's, too. */
  readonly twins: readonly Twin[];
  /** What of ours is already on GitHub. */
  readonly published: Published;
}

/** An open pull request that has its head in common with another one. */
export interface Twin {
  readonly number: number;
  readonly baseBranch: string;
  /** Its last verdict on that head; absent where it has none yet. */
  readonly verdict?: VerdictKind;
}

/** A list from GitHub, and whether all of it was read. */
export interface Complete<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

export interface PullFacts {
  readonly ref: PullRef;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  /** ISO 8601, UTC. */
  readonly mergedAt?: string;
  readonly mergeCommit?: Sha;
  readonly labels: readonly string[];
  /** Who is asked for a review, or ever was: logins, and teams as `organisation/slug`. */
  readonly requested: readonly string[];
  /** Absent when the account was deleted. */
  readonly author?: Account;
  readonly head: Sha;
  /** The base branch's head; once the pull request is merged, that of before. */
  readonly base: Sha;
  readonly baseBranch: string;
  readonly headRepository: 'same' | 'fork' | 'deleted';
  /** GitHub's own count, to hold the list of files against. */
  readonly changedFiles: number;
}

export interface ChangedFile {
  readonly path: string;
  readonly previousPath?: string;
  readonly change: Change;
}

/** Somebody's status or check run on the head. */
export interface HeadCheck {
  readonly name: string;
  readonly state: 'success' | 'pending' | 'failure';
}

export type FileList = Complete<ChangedFile>;

/** A path at a commit: what is there, with its mode and blob. */
export interface FileEntry {
  readonly mode?: FileMode;
  readonly blob?: Sha;
  readonly content: Content;
}

export interface Commit {
  readonly sha: Sha;
  /** Everyone who wrote or committed it: author, co-authors and committer, as accounts where GitHub knows them. */
  readonly people: readonly CommitPerson[];
}

export type CommitPerson =
  | { readonly kind: 'account'; readonly login: string; readonly part: CommitPart }
  | {
      readonly kind: 'unattributed';
      readonly name: string;
      readonly email: string;
      readonly part: CommitPart;
    };

export type CommitPart = 'author' | 'co-author' | 'committer';

/** A part in a commit that its own text tells of, or that of who pushed it, of which only GitHub knows. */
export type ContributionPart = CommitPart | 'pusher';

export type PolicyFile =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      readonly path: string;
      readonly sha: Sha;
      readonly content: Content;
      /** `owner/name`, where it is in another repository. */
      readonly repository?: string;
    };

/** Who holds what now. A login or team that is missing here was not asked for; logins are lower case. */
export interface People {
  readonly permissions: Readonly<Record<string, Permission>>;
  /** Members of each team; absent from the record: GitHub would not tell. */
  readonly teams: Readonly<Record<TeamName, readonly string[]>>;
}

export interface Published {
  readonly comment?: PublishedComment;
  /** Looked for on merged pull requests only. */
  readonly afterMergeComment?: PublishedComment;
  readonly status?: { readonly state: StatusState; readonly description: string; readonly targetUrl: string };
  readonly checkRun?: { readonly fingerprint: string };
}

export interface PublishedComment {
  readonly id: number;
  readonly nodeId: string;
  readonly url: string;
  readonly body: string;
}

/** The states of a GitHub commit status. */
export type StatusState = 'success' | 'pending' | 'failure' | 'error';
