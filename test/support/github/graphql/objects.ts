import type { CommitObject, Signature } from '../git/object-store.ts';
import { entryAt, type PathEntry } from '../git/tree.ts';
import type { CheckRun } from '../state/check-run.ts';
import { isoTime } from '../state/clock.ts';
import { accountOfEmail, authorsOf } from '../state/commit-people.ts';
import { type Repository, resolveCommit } from '../state/repository.ts';
import { latestStatuses, type Status } from '../state/status.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';

/** GraphQL shows no more of a blob's text. */
const LONGEST_TEXT = 512_000;

/** `object(oid: …)` or `object(expression: "main:path")`. */
export function gitObject(
  asking: Asking,
  repository: Repository,
  given: { readonly oid?: string | null; readonly expression?: string | null },
) {
  const { objects } = repository;
  if (given.oid) return objectOf(asking, repository, given.oid);
  const [name = '', path] = (given.expression ?? '').split(/:(.*)/s);
  const commit = resolveCommit(repository, name);
  if (commit === undefined) return null;
  if (path === undefined) return commitOf(asking, repository, commit);
  const tree = objects.commit(commit)?.tree ?? '';
  if (path === '') return treeOf(asking, repository, tree);
  const entry = entryAt(objects, tree, path);
  return entry === undefined ? null : objectOf(asking, repository, entry.sha);
}

function objectOf(asking: Asking, repository: Repository, oid: string) {
  const { objects } = repository;
  if (objects.commit(oid) !== undefined) return commitOf(asking, repository, oid);
  if (objects.tree(oid) !== undefined) return treeOf(asking, repository, oid);
  const blob = objects.blob(oid);
  return blob === undefined ? null : blobOf(oid, blob);
}

/** A commit with its people, its files and what was said of it. */
export function commitOf(asking: Asking, repository: Repository, oid: string) {
  const { objects } = repository;
  const commit = objects.commit(oid);
  if (commit === undefined) return null;
  return {
    __typename: 'Commit',
    oid,
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0],
    committedDate: isoTime(commit.committer.at),
    authoredDate: isoTime(commit.author.at),
    author: () => gitActor(asking, commit.author),
    committer: () => gitActor(asking, commit.committer),
    authors: (page: PageArguments) =>
      connectionOf(
        authorsOf(commit).map((author) => gitActor(asking, author)),
        page,
      ),
    parents: (page: PageArguments) => connectionOf(parentsOf(asking, repository, commit), page),
    tree: () => treeOf(asking, repository, commit.tree),
    file: ({ path }: { readonly path: string }) => {
      const entry = entryAt(objects, commit.tree, path);
      return entry === undefined ? null : treeEntry(asking, repository, entry);
    },
    status: () => statusOf(asking, repository, oid),
    checkSuites: (page: PageArguments & { readonly filterBy?: SuiteFilter | null }) =>
      connectionOf(suitesOf(asking, repository, oid, page.filterBy ?? {}), page),
  };
}

function parentsOf(asking: Asking, repository: Repository, commit: CommitObject): readonly unknown[] {
  return commit.parents.map((parent) => commitOf(asking, repository, parent));
}

/** GitHub gives an account only for people: bots have none here. */
function gitActor({ world }: Asking, { name, email, at }: Signature) {
  const account = accountOfEmail(world, email);
  return {
    name,
    email,
    date: isoTime(at),
    user:
      account?.type === 'User' ? { __typename: 'User', login: account.login, databaseId: account.id } : null,
  };
}

function treeOf(asking: Asking, repository: Repository, oid: string) {
  const { objects } = repository;
  return {
    __typename: 'Tree',
    oid,
    entries: () =>
      (objects.tree(oid) ?? []).map(({ name, mode, sha }) =>
        treeEntry(asking, repository, { path: name, mode, sha }),
      ),
  };
}

const TYPES: Readonly<Record<string, string>> = { '040000': 'tree', '160000': 'commit' };

function treeEntry(asking: Asking, repository: Repository, { path, mode, sha }: PathEntry) {
  return {
    name: path.split('/').at(-1),
    path,
    mode: Number.parseInt(mode, 8),
    type: TYPES[mode] ?? 'blob',
    oid: sha,
    // What a submodule points to is in another repository.
    object: () => (mode === '160000' ? null : objectOf(asking, repository, sha)),
  };
}

function blobOf(oid: string, content: Buffer) {
  const isBinary = content.subarray(0, 8_000).includes(0);
  const text = content.subarray(0, LONGEST_TEXT).toString('utf8');
  return {
    __typename: 'Blob',
    oid,
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > LONGEST_TEXT,
    text: isBinary ? null : text,
  };
}

function statusOf({ world }: Asking, repository: Repository, oid: string) {
  const statuses = latestStatuses(repository.statuses.get(oid) ?? []);
  if (statuses.length === 0) return null;
  const shape = (status: Status) => ({
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: isoTime(status.createdAt),
    creator: actorOf(world, status.creator),
  });
  return {
    contexts: statuses.map(shape),
    context: ({ name }: { readonly name: string }) => {
      const found = statuses.find((status) => status.context === name);
      return found === undefined ? null : shape(found);
    },
  };
}

interface SuiteFilter {
  readonly appId?: number | null;
  readonly checkName?: string | null;
}

interface RunFilter {
  readonly appId?: number | null;
  readonly checkName?: string | null;
  readonly checkType?: 'ALL' | 'LATEST' | null;
}

function suitesOf({ world }: Asking, repository: Repository, oid: string, filter: SuiteFilter) {
  const ours = (run: CheckRun) => run.appSlug === world.app.slug;
  const runs = (repository.checkRuns.get(oid) ?? []).filter(
    (run) =>
      (!filter.appId || (ours(run) && filter.appId === world.app.id)) &&
      (!filter.checkName || run.name === filter.checkName),
  );
  const suites = new Map<number, CheckRun[]>();
  for (const run of runs) suites.set(run.suiteId, [...(suites.get(run.suiteId) ?? []), run]);
  return [...suites.values()].map((all) => ({
    app: { slug: all[0]?.appSlug },
    checkRuns: (page: PageArguments & { readonly filterBy?: RunFilter | null }) =>
      connectionOf(runsOf(all, page.filterBy ?? {}).map(runShape), page),
  }));
}

/** The latest of each name, unless all are asked for. */
function runsOf(runs: readonly CheckRun[], { checkName, checkType }: RunFilter): readonly CheckRun[] {
  const named = runs.filter((run) => !checkName || run.name === checkName);
  const latest = named.filter(
    (run, index) => !named.slice(index + 1).some((later) => later.name === run.name),
  );
  return checkType === 'ALL' ? named : latest;
}

function runShape(run: CheckRun) {
  return {
    databaseId: run.id,
    name: run.name,
    externalId: run.externalId,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    title: run.title,
    summary: run.summary,
  };
}
