import type { Mode } from '../git/object-store.ts';
import { editTree, type FileChange } from '../git/tree.ts';
import type { Account } from '../state/account.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { accountFor } from './accounts.ts';

/** What to write at a path; null takes the file away. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly content: string | Uint8Array; readonly mode?: Exclude<Mode, '040000'> }
  | { readonly sha: string; readonly mode?: Exclude<Mode, '040000'> }
  | null;

export type Files = Readonly<Record<string, FileContent>>;

export interface CommitOptions {
  /** A login, or a name and address that may belong to nobody. */
  readonly author?: string | { readonly name: string; readonly email: string };
  readonly committer?: string | { readonly name: string; readonly email: string };
  readonly coAuthors?: readonly (string | { readonly name: string; readonly email: string })[];
  readonly message?: string;
  /** The login of who pushes it, where that is neither. */
  readonly pusher?: string;
}

/** Writes a commit on the parents with the files changed; moves no branch. */
export function writeCommit(
  world: World,
  repository: Repository,
  parents: readonly string[],
  files: Files,
  options: CommitOptions = {},
): string {
  const { objects } = repository;
  const parent = parents[0] === undefined ? undefined : objects.commit(parents[0]);
  const changes = changesOf(repository, files);
  const at = world.now();
  const author = identity(world, options.author ?? repository.owner.login);
  const committer = options.committer === undefined ? author : identity(world, options.committer);
  const trailers = (options.coAuthors ?? []).map((person) => {
    const { name, email } = identity(world, person);
    return `Co-authored-by: ${name} <${email}>`;
  });
  const title = options.message ?? describe(files);
  return objects.writeCommit({
    tree: editTree(objects, parent?.tree, changes),
    parents,
    author: { ...author, at },
    committer: { ...committer, at },
    message: trailers.length === 0 ? title : `${title}\n\n${trailers.join('\n')}`,
  });
}

/** The files as Git keeps them, by path. */
export function changesOf(repository: Repository, files: Files): ReadonlyMap<string, FileChange> {
  return new Map(
    Object.entries(files).map(([path, content]) => [path, write(repository, path, content)] as const),
  );
}

/** Who pushes: who is named, or else the committer or author where it is a login, otherwise the owner. */
export function pusherOf(world: World, repository: Repository, options: CommitOptions): Account {
  const named = [options.pusher, options.committer, options.author].find(
    (person) => typeof person === 'string',
  );
  return named === undefined ? repository.owner : accountFor(world, named);
}

function identity(world: World, person: string | { readonly name: string; readonly email: string }) {
  if (typeof person !== 'string') return { name: person.name, email: person.email };
  const { name, email } = accountFor(world, person);
  return { name, email };
}

function write(repository: Repository, path: string, content: FileContent): FileChange {
  if (path === '' || path.startsWith('/') || path.split('/').includes('..'))
    throw new Refused(`"${path}" is no path in a repository.`);
  if (content === null) return null;
  if (typeof content === 'string' || content instanceof Uint8Array)
    return { mode: '100644', sha: repository.objects.writeBlob(Buffer.from(content)) };
  if ('sha' in content) return { mode: content.mode ?? '100644', sha: content.sha };
  if (content.mode === '160000') return { mode: '160000', sha: String(content.content) };
  return {
    mode: content.mode ?? '100644',
    sha: repository.objects.writeBlob(Buffer.from(content.content)),
  };
}

function describe(files: Files): string {
  const paths = Object.keys(files);
  const [first = 'nothing'] = paths;
  return paths.length > 1 ? `Change ${first} and ${paths.length - 1} more` : `Change ${first}`;
}
