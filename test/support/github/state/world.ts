import { type Account, keyOf } from './account.ts';
import type { StateClock } from './clock.ts';
import type { Happening } from './happening.ts';
import type { App, Installation } from './installation.ts';
import type { IssueComment } from './issue-comment.ts';
import type { Organization } from './organization.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import type { Issue, Thread } from './thread.ts';

/** Kinds with numbers of their own; each begins elsewhere, so that one is never taken for another. */
const FIRST_IDS = {
  account: 1_000,
  team: 20_000,
  repository: 300_000,
  installation: 4_000_000,
  pull: 50_000_000,
  review: 600_000_000,
  comment: 700_000_000,
  status: 800_000_000,
  checkRun: 900_000_000,
  suite: 990_000_000,
  event: 10_000_000,
  issue: 60_000_000,
  label: 30_000_000,
  reaction: 70_000_000,
} as const;

/** All that there is on this GitHub. */
export class World {
  readonly now: StateClock;
  /** Where people look at things: origin of `html_url`. */
  readonly pages: string;
  /** Origin of the API's own addresses; known once the server listens. */
  api = 'http://127.0.0.1';
  /** By login in lower case, as `organizations`. */
  readonly accounts = new Map<string, Account>();
  readonly organizations = new Map<string, Organization>();
  /** By full name in lower case. */
  readonly repositories = new Map<string, Repository>();
  readonly installations = new Map<number, Installation>();
  /** By repository id and number. */
  readonly #pulls = new Map<number, Map<number, PullRequest>>();
  readonly #issues = new Map<number, Map<number, Issue>>();
  readonly commentsById = new Map<number, { readonly thread: Thread; readonly comment: IssueComment }>();
  readonly #ids = new Map<string, number>();
  readonly #listeners = new Set<(happening: Happening) => void>();
  readonly #watchers = new Set<() => void>();
  #app: App | undefined;

  constructor(options: { readonly now: StateClock; readonly pages: string }) {
    this.now = options.now;
    this.pages = options.pages;
  }

  get app(): App {
    if (this.#app === undefined)
      throw new Error('The stand-in has no app yet: give it one before it is used.');
    return this.#app;
  }

  set app(app: App) {
    this.#app = app;
  }

  nextId(kind: keyof typeof FIRST_IDS): number {
    const id = (this.#ids.get(kind) ?? FIRST_IDS[kind]) + 1;
    this.#ids.set(kind, id);
    return id;
  }

  repository(name: string): Repository | undefined {
    return this.repositories.get(keyOf(name));
  }

  organization(login: string): Organization | undefined {
    return this.organizations.get(keyOf(login));
  }

  installationOf(account: Account): Installation | undefined {
    return [...this.installations.values()].find((installation) => installation.account === account);
  }

  pulls(repository: Repository): ReadonlyMap<number, PullRequest> {
    return this.#pulls.get(repository.id) ?? new Map();
  }

  addPull(pull: PullRequest): void {
    const pulls = this.#pulls.get(pull.repository.id) ?? new Map<number, PullRequest>();
    this.#pulls.set(pull.repository.id, pulls.set(pull.number, pull));
  }

  issues(repository: Repository): ReadonlyMap<number, Issue> {
    return this.#issues.get(repository.id) ?? new Map();
  }

  addIssue(issue: Issue): void {
    const issues = this.#issues.get(issue.repository.id) ?? new Map<number, Issue>();
    this.#issues.set(issue.repository.id, issues.set(issue.number, issue));
  }

  /** The pull request or issue of that number. */
  thread(repository: Repository, number: number): Thread | undefined {
    return this.pulls(repository).get(number) ?? this.issues(repository).get(number);
  }

  /** Every open pull request whose head is this branch of this repository. */
  openPullsFrom(repository: Repository, branch: string): readonly PullRequest[] {
    return [...this.#pulls.values()].flatMap((pulls) =>
      [...pulls.values()].filter(
        (pull) => pull.state === 'open' && pull.headRepository === repository && pull.headBranch === branch,
      ),
    );
  }

  listen(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening);
    this.changed();
  }

  /** Calls back after every change, those included that apps are not told of; returns how to stop that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

/** GitHub's opaque name of a thing: a prefix for its kind and its number. */
export function nodeId(prefix: string, id: number): string {
  return `${prefix}_kwDO${Buffer.from(String(id)).toString('base64url')}`;
}

/** The number in an opaque name, when it is of that kind. */
export function idOfNode(prefix: string, node: string): number | undefined {
  if (!node.startsWith(`${prefix}_kwDO`)) return undefined;
  const id = Number(Buffer.from(node.slice(prefix.length + 5), 'base64url').toString());
  return Number.isSafeInteger(id) ? id : undefined;
}
