import { historyOf } from '../git/file-history.ts';
import { isAncestor } from '../git/history.ts';
import type { CommitObject, Signature } from '../git/object-store.ts';
import { entryAt, type PathEntry } from '../git/tree.ts';
import { repositoryPage } from '../present/repository.ts';
import { isoTime } from '../state/clock.ts';
import { accountOfEmail, authorsOf } from '../state/commit-people.ts';
import { changesOf } from '../state/pull-changes.ts';
import { branchHead, type Repository, resolveCommit } from '../state/repository.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { checkSuitesOf, type SuiteArguments, statusCheckRollupOf, statusOf } from './commit-checks.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { gitHubError } from './graphql-error.ts';
import { type OrderArguments, ordered } from './ordered.ts';
import { pullFacts } from './pull-facts.ts';

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
    abbreviatedOid: oid.slice(0, 7),
    url: `${repositoryPage(asking.world, repository)}/commit/${oid}`,
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
      // Seen of GitHub: it says by an error beside the null that nothing is there.
      if (entry === undefined) throw gitHubError('NOT_FOUND', `Could not resolve file for path '${path}'.`);
      return treeEntry(asking, repository, entry);
    },
    history: ({ path, ...page }: PageArguments & { readonly path?: string | null }) =>
      connectionOf(
        historyOf(objects, oid, path ?? undefined).map(({ sha }) => commitOf(asking, repository, sha)),
        page,
      ),
    associatedPullRequests: ({ orderBy, ...page }: PageArguments & OrderArguments) =>
      connectionOf(ordered(pullsWith(asking, repository, oid), orderBy), page),
    status: () => statusOf(asking, repository, oid),
    statusCheckRollup: () => statusCheckRollupOf(asking, repository, oid),
    checkSuites: (given: SuiteArguments) => checkSuitesOf(asking, repository, oid, given),
  };
}

/** The pull requests that brought a commit, by its own or by their merge; once it is on the default branch, none that is open. */
function pullsWith({ world }: Asking, repository: Repository, oid: string): readonly object[] {
  const main = branchHead(repository, repository.defaultBranch);
  const isMerged = main !== undefined && isAncestor(repository.objects, oid, main);
  return [...world.pulls(repository).values()]
    .filter((pull) => !isMerged || pull.state !== 'open')
    .filter((pull) => pull.mergeCommit === oid || changesOf(pull).commits.some(({ sha }) => sha === oid))
    .map((pull) => pullFacts(world, pull));
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
    user: account?.type === 'User' ? actorOf(world, account) : null,
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
