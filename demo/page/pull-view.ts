/** What a person sees of one pull request on GitHub, as data: the page is drawn from it, the story checks it. */
export interface PullView {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly baseBranch: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly openedAt: string;
  readonly commits: number;
  readonly timeline: readonly TimelineEntry[];
  readonly files: readonly FileView[];
  /** The latest status of each context on the head, by its name. */
  readonly statuses: readonly StatusView[];
  readonly checkRuns: readonly CheckRunView[];
  /** The latest decisive review of each reviewer. */
  readonly reviewers: readonly { readonly login: string; readonly state: ReviewView['state'] }[];
  /** Everybody who can act on the page. */
  readonly people: readonly PersonView[];
  /** Branches that the pull request can be retargeted to. */
  readonly branches: readonly string[];
}

export interface PersonView {
  readonly login: string;
  /** GitHub's permission on the repository. */
  readonly permission: string;
}

export type TimelineEntry = CommitView | CommentView | ReviewView | EventView;

export interface CommitView {
  readonly kind: 'commit';
  readonly at: string;
  readonly sha: string;
  readonly message: string;
  readonly authors: readonly string[];
}

export interface CommentView {
  readonly kind: 'comment';
  readonly at: string;
  readonly id: number;
  readonly login: string;
  readonly bot: boolean;
  readonly edited: boolean;
  readonly body: string;
}

export interface ReviewView {
  readonly kind: 'review';
  readonly at: string;
  readonly id: number;
  readonly login: string;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  readonly body: string;
}

/** Something that happened: `merged commit abc into main`. */
export interface EventView {
  readonly kind: 'event';
  readonly at: string;
  readonly login: string;
  readonly event: 'merged' | 'closed' | 'reopened' | 'retargeted' | 'force-pushed' | 'renamed';
  readonly text: string;
}

export interface FileView {
  readonly path: string;
  readonly previousPath?: string;
  readonly change: 'added' | 'modified' | 'removed' | 'renamed';
  /** Empty for an added file. */
  readonly before: string;
  /** Empty for a removed file. */
  readonly after: string;
}

export interface StatusView {
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  readonly description: string;
  readonly targetUrl?: string;
}

export interface CheckRunView {
  readonly id: number;
  readonly name: string;
  /** Absent while it runs. */
  readonly conclusion?: string;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly AnnotationView[];
}

export interface AnnotationView {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** The status without which GitHub would not let anybody merge. */
export const REQUIRED_STATUS = 'migration-gate';

export function requiredStatus(pull: PullView): StatusView | undefined {
  return pull.statuses.find((status) => status.context === REQUIRED_STATUS);
}

/** The pull request's own address on the page, as GitHub has it. */
export function pullPath(pull: Pick<PullView, 'repository' | 'number'>): string {
  return `/${pull.repository}/pull/${pull.number}`;
}
