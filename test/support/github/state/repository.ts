import type { ObjectStore } from '../git/object-store.ts';
import type { Account, RepositoryRole } from './account.ts';
import type { CheckRun } from './check-run.ts';
import type { Label } from './label.ts';
import type { Status } from './status.ts';

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  owner: Account;
  name: string;
  private: boolean;
  readonly defaultBranch: string;
  readonly createdAt: Date;
  pushedAt: Date;
  deleted: boolean;
  readonly parent?: Repository;
  /** Shared by a repository and its forks. */
  readonly objects: ObjectStore;
  /** Head SHAs by full name: `refs/heads/main`, `refs/pull/1/head`. */
  readonly refs: Map<string, string>;
  /** People invited by name, by login in lower case. */
  readonly collaborators: Map<string, { readonly account: Account; readonly role: RepositoryRole }>;
  /** By SHA, oldest first. */
  readonly statuses: Map<string, Status[]>;
  readonly checkRuns: Map<string, CheckRun[]>;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  /** Contexts that must have succeeded before anybody can merge. */
  requiredStatuses: readonly string[];
  lastNumber: number;
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

export function branchHead(repository: Repository, branch: string): string | undefined {
  return repository.refs.get(`refs/heads/${branch}`);
}

export function branchNames(repository: Repository): readonly string[] {
  return [...repository.refs.keys()].flatMap((ref) =>
    ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : [],
  );
}

/** The commit that a branch, a ref or a SHA (at least seven digits) means. */
export function resolveCommit(repository: Repository, name: string): string | undefined {
  const { refs, objects } = repository;
  const named =
    refs.get(`refs/heads/${name}`) ??
    refs.get(name) ??
    refs.get(`refs/${name}`) ??
    refs.get(`refs/tags/${name}`) ??
    (name === 'HEAD' ? branchHead(repository, repository.defaultBranch) : undefined);
  if (named !== undefined) return named;
  if (!/^[0-9a-f]{7,40}$/.test(name)) return undefined;
  if (name.length === 40) return objects.commit(name)?.sha;
  const beginning = objects.commitsBeginning(name);
  return beginning.length === 1 ? beginning[0] : undefined;
}
