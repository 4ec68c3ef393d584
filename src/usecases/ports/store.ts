import type { Act } from '../../domain/act.ts';
import type { Deed } from '../../domain/deed.ts';
import type { MergeGroupJob } from '../../domain/job.ts';
import type { Content } from '../../domain/migration.ts';
import type { RecordedPull } from '../../domain/open-pull.ts';
import type { Claim } from '../../domain/other-pull.ts';
import type { PullRef, RepositoryRef, Sha } from '../../domain/repository.ts';
import type { FileEntry, FileList } from '../../domain/snapshot.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** What the app remembers between evaluations. What is on GitHub is the truth; losing this costs requests, not safety. */
export interface Store {
  readonly reviews: ReviewRecords;
  readonly heads: HeadRecords;
  readonly texts: TextRecords;
  readonly people: PeopleRecords;
  readonly verdicts: VerdictRecords;
  readonly mergeGroups: MergeGroupRecords;
  readonly claims: ClaimRecords;
  readonly openPulls: OpenPullRecords;
  readonly installations: InstallationRecords;
  readonly acts: ActRecords;
  readonly deeds: DeedRecords;
}

/** What the gate did beside its verdicts; the comments have the same sealed in them. */
export interface DeedRecords {
  /** In the order in which they were recorded first. */
  of(pull: PullRef): Promise<readonly Deed[]>;
  /** Records each deed; of one that is there already, the latest stays. */
  put(pull: PullRef, deeds: readonly Deed[]): Promise<void>;
}

/** What people did on a pull request beside reviewing it; the comment has the same sealed in it. */
export interface ActRecords {
  /** In the order in which they were recorded. */
  of(pull: PullRef): Promise<readonly Act[]>;
  /** Records each act at first sight; one with an id that is there changes nothing. */
  add(pull: PullRef, acts: readonly Act[]): Promise<void>;
}

/** What each reviewer looked at, recorded when the review arrived. */
export interface ReviewRecords {
  /** By review id. */
  of(pull: PullRef): Promise<ReadonlyMap<number, ReviewRecord>>;
  /** Records the commit of a review at first sight; a later call for the same review changes nothing. */
  arrived(
    pull: PullRef,
    review: { readonly id: number; readonly commit: Sha; readonly login: string },
  ): Promise<void>;
  /** Records reviews that were read with what they are for. A commit or digest that is there is never replaced. */
  digested(
    pull: PullRef,
    reviews: readonly (Required<ReviewRecord> & { readonly id: number })[],
  ): Promise<void>;
}

export interface ReviewRecord {
  readonly commit: Sha;
  readonly login: string;
  readonly digest?: string;
}

/** The files of a head against a base: they never change, so they are read once. */
export interface HeadRecords {
  get(pull: PullRef, key: HeadKey): Promise<HeadFacts | undefined>;
  put(pull: PullRef, key: HeadKey, facts: HeadFacts): Promise<void>;
}

export interface HeadKey {
  readonly head: Sha;
  readonly base: Sha;
  /** The policy decides which files are read. */
  readonly policy: string;
}

export interface HeadFacts {
  readonly files: FileList;
  readonly head: Readonly<Record<string, FileEntry>>;
  readonly base: Readonly<Record<string, FileEntry>>;
  /** The migrations that the base branch has; absent where that could not be told. */
  readonly history?: readonly HistoryFile[];
}

/** A migration of the base branch. */
export interface HistoryFile {
  readonly path: string;
  readonly blob: Sha;
}

/**
 * Contents by blob SHA: what a blob holds never changes, so it is read once. Each installation has its own, so that
 * nobody is shown by a SHA what GitHub showed to others.
 */
export interface TextRecords {
  of(installation: number, blobs: readonly Sha[]): Promise<ReadonlyMap<Sha, Content>>;
  put(installation: number, texts: ReadonlyMap<Sha, Content>): Promise<void>;
}

/** Team members, kept until a membership event or for a few minutes. */
export interface PeopleRecords {
  teamMembers(installation: number, team: string): Promise<readonly string[] | undefined>;
  putTeamMembers(installation: number, team: string, members: readonly string[], until: Date): Promise<void>;
  forgetTeams(installation: number): Promise<void>;
}

/** What the open pull requests with migrations claim, so that those that conflict can name each other. */
export interface ClaimRecords {
  /** All for the base branch, by the number of the pull request, its own included. */
  of(pull: PullRef, baseBranch: string): Promise<ReadonlyMap<number, Claim>>;
  put(pull: PullRef, baseBranch: string, claim: Claim): Promise<void>;
  forget(pull: PullRef): Promise<void>;
}

/** The pull requests that are open as far as the gate knows, which are held against GitHub from time to time. */
export interface OpenPullRecords {
  of(installation: number): Promise<readonly RecordedPull[]>;
  /** How often in a row the evaluation of one has failed for good. */
  timesParked(pull: PullRef): Promise<number>;
  put(pull: RecordedPull): Promise<void>;
  forget(pull: PullRef): Promise<void>;
  /** Every installation of which there is one. */
  installations(): Promise<readonly number[]>;
}

/** All that is recorded of an installation or a repository, at once. */
export interface InstallationRecords {
  forget(installation: number): Promise<void>;
  forgetRepository(installation: number, repository: RepositoryRef): Promise<void>;
  /** What is recorded holds under the new name. */
  renameRepository(installation: number, before: RepositoryRef, after: RepositoryRef): Promise<void>;
}

/** The merge groups that were evaluated, so that one whose status somebody else replaces is evaluated again. */
export interface MergeGroupRecords {
  /** @param number of the pull request that the group is for; undefined where its branch names none. */
  put(group: MergeGroupJob, number: number | undefined): Promise<void>;
  withHead(installation: number, repository: RepositoryRef, head: Sha): Promise<readonly MergeGroupJob[]>;
}

/** The last verdict of each head, so that a passing fault does not overwrite a good one. */
export interface VerdictRecords {
  /** The pull requests with this head whose verdict waits for a status or check of that name. */
  waitingFor(
    installation: number,
    repository: RepositoryRef,
    head: Sha,
    name: string,
  ): Promise<readonly PullRef[]>;
  /** The pull requests that were evaluated with this head. */
  withHead(installation: number, repository: RepositoryRef, head: Sha): Promise<readonly PullRef[]>;
  /** Whether any pull request was ever seen to target the branch: most pushes are to others. */
  isTarget(installation: number, repository: RepositoryRef, branch: string): Promise<boolean>;
  last(
    pull: PullRef,
    head: Sha,
  ): Promise<{ readonly kind: Verdict['kind']; readonly digest: string } | undefined>;
  record(
    pull: PullRef,
    head: Sha,
    entry: {
      readonly verdict: Verdict;
      readonly digest: string;
      readonly cause: string;
      readonly at: Date;
      /** Names of statuses and checks whose arrival may change the verdict. */
      readonly waitsFor: readonly string[];
      readonly baseBranch: string;
    },
  ): Promise<void>;
}
