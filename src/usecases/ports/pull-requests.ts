import type { Budget } from '../../budget/budget.ts';
import type { Turn, WorkKind } from '../../budget/turn.ts';
import type { Account, Permission } from '../../domain/account.ts';
import type { FollowUpIssue } from '../../domain/follow-up.ts';
import type { FileMode } from '../../domain/migration.ts';
import type { SeenRepository } from '../../domain/open-pull.ts';
import type { Write } from '../../domain/publication.ts';
import type { PullRef, RepositoryRef, Sha } from '../../domain/repository.ts';
import type { ReviewState } from '../../domain/review.ts';
import type {
  Commit,
  Complete,
  FileEntry,
  FileList,
  HeadCheck,
  PolicyFile,
  Published,
  PullFacts,
  StatusState,
  Twin,
} from '../../domain/snapshot.ts';

/** GitHub's pull requests as the app reads and writes them. Every method throws `GitHubFault` and nothing else. */
export interface PullRequests {
  /** Everything about a pull request that one GraphQL request can tell; further pages cost one request each. */
  overview(pull: PullRef, people: Wanted): Promise<Overview>;
  /** Throws a passing `GitHubFault` when the head is another one by now. */
  confirmHead(pull: PullFacts): Promise<void>;
  /** Whether a login is the app's own: asked of GitHub once. */
  isOwnLogin(installation: number, login: string): Promise<boolean>;
  /** The changed files at this head with previous paths: REST, 100 a page, up to GitHub's limit of 3,000. */
  changedFiles(pull: PullFacts): Promise<FileList>;
  /** File entries at commits, permissions and team members: one GraphQL request for each 50 files. */
  details(pull: PullRef, wanted: WantedDetails): Promise<Details>;
  /** Every file, link and submodule of a commit, in one request. */
  tree(pull: PullRef, commit: Sha): Promise<Complete<TreeFile>>;
  /** Where a commit left the base branch: one request. Undefined when the commit is gone, or came from nowhere near. */
  mergeBase(pull: PullRef, base: Sha, commit: Sha): Promise<Sha | undefined>;
  /** All statuses and check runs of this head, where there are more than the overview tells: 100 a request. */
  checks(pull: PullFacts): Promise<Complete<HeadCheck>>;
  /**
   * When files of the base branch were last changed there, ISO 8601, by path: one request for each 50. A path that
   * never was there, or of which GitHub does not tell, is missing.
   */
  lastChanged(pull: PullFacts, paths: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** An issue of the gate's own; undefined when it was deleted or moved away. */
  followUp(pull: PullRef, issue: number): Promise<FollowUpIssue | undefined>;
  /**
   * Applies the writes in order; a status that leads to the comment gets the address of the one just written.
   * When one fails, of the others only a status that is not green is still set. A side write that GitHub refuses
   * for good does not count as a failure.
   */
  publish(pull: PullRef, writes: readonly Write[], published: Published): Promise<Written>;
  openPulls(
    installation: number,
    repository: RepositoryRef,
    filter: OpenPullFilter,
  ): Promise<readonly PullRef[]>;
  repositories(installation: number): Promise<readonly RepositoryRef[]>;
  installations(): Promise<readonly Installation[]>;
  /** Whether work of a kind may go now, by what is left of an installation's budget. */
  turn(installation: number, kind: WorkKind): Promise<Turn>;
  /** What is known of an installation's limits: no request. */
  budget(installation: number): Promise<Budget>;
  /** Every open pull request of repositories: one GraphQL request for each 50, and one for each further 50 of those with more. */
  allOpenPulls(
    installation: number,
    repositories: readonly RepositoryRef[],
  ): Promise<readonly SeenRepository[]>;
  /** Posts a status on a commit that belongs to no single pull request, such as a merge group's head. */
  setStatus(
    installation: number,
    repository: RepositoryRef,
    sha: Sha,
    status: { readonly state: StatusState; readonly description: string; readonly targetUrl?: string },
  ): Promise<void>;
  /** The same, counting from 0 the requests that are made through it. */
  counted(): CountedPullRequests;
}

export interface CountedPullRequests extends PullRequests {
  readonly requests: () => number;
}

/** What came of writes beside what they are about. */
export interface Written {
  /** The issues that were opened, or found to be there already, with their numbers. */
  readonly followUps: readonly { readonly topic: string; readonly issue: number }[];
  /** Of each side write that GitHub refused: which, why, and what to do about it. */
  readonly refused: readonly string[];
  /** When those writes may be made that the budget has no room for; the verdict stands without them. */
  readonly postponedUntil?: Date;
}

/** The app on an account. A suspended one may ask for nothing. */
export interface Installation {
  readonly id: number;
  readonly suspended: boolean;
}

/** What a commit's tree has at a path: a file, a link or a submodule. */
export interface TreeFile {
  readonly path: string;
  /** Absent where it is none that Git knows. */
  readonly mode?: FileMode;
  readonly blob: Sha;
}

export interface OpenPullFilter {
  readonly baseBranch?: string;
}

/** People and teams whose standing is asked for. */
export interface Wanted {
  readonly logins: readonly string[];
  /** `organisation/slug`. */
  readonly teams: readonly string[];
}

export interface WantedDetails extends Wanted {
  /** Which paths to read at which commits. */
  readonly entries: readonly { readonly commit: Sha; readonly paths: readonly string[] }[];
}

/** What is known of people: a login or a team that GitHub would not tell of is missing. */
export interface PeopleFacts {
  readonly permissions: Readonly<Record<string, Permission>>;
  readonly teams: Readonly<Record<string, readonly string[]>>;
}

/** A review before it is known what its author looked at. */
export interface ReviewFact {
  readonly id: number;
  readonly author?: Account;
  readonly state: ReviewState;
  readonly submittedAt: string;
  readonly url: string;
  /** Absent when the commit is gone. */
  readonly commit?: Sha;
}

export interface Overview {
  readonly pull: PullFacts;
  /** When something last happened there, ISO 8601, UTC, in whole seconds. */
  readonly updatedAt: string;
  /** As GraphQL gives them: renamed files without their previous path. */
  readonly files: FileList;
  readonly reviews: Complete<ReviewFact>;
  readonly commits: Complete<Commit>;
  readonly policyFile: PolicyFile;
  readonly organisationPolicy: PolicyFile;
  /** The first 100; `complete` says whether there are more. */
  readonly checks: Complete<HeadCheck>;
  readonly published: Published;
  readonly people: PeopleFacts;
  /** The latest 100, oldest first. */
  readonly forcePushes: readonly ForcePush[];
  /** Other open pull requests with the same head: a status is the commit's, so that they share it. */
  readonly twins: readonly Omit<Twin, 'verdict'>[];
}

/** What GitHub's timeline tells of a force-push to the head. */
export interface ForcePush {
  /** ISO 8601, UTC, in whole seconds. */
  readonly at: string;
  /** The login of who pushed; absent when the account was deleted. */
  readonly by?: string;
  /** The new head; absent when the commit is gone. */
  readonly to?: Sha;
}

export interface Details {
  /** By commit, then by path; a path that is not there has content `absent`. */
  readonly entries: Readonly<Record<Sha, Readonly<Record<string, FileEntry>>>>;
  readonly people: PeopleFacts;
}
