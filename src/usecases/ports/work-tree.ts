import type { Sha } from '../../domain/repository.ts';
import type { ChangedFile, FileEntry } from '../../domain/snapshot.ts';
import type { TreeFile } from './pull-requests.ts';

/** A folder of files as they are now, usually a Git checkout. Paths are relative to its root, with `/`. */
export interface WorkTree {
  /** Every file but those that Git ignores, in the order of their paths. */
  files(): Promise<readonly string[]>;
  /** What is at the paths now. Throws where a file is there and the machine does not let it be read. */
  read(paths: readonly string[]): Promise<Entries>;
  /**
   * What differs from the point where HEAD left a ref: committed, staged, not yet staged and new files, or, with
   * `staged`, only what the next commit would hold. Throws where there is no such ref.
   */
  changesSince(ref: string, scope: 'all' | 'staged'): Promise<LocalChanges>;
}

export type Entries = Readonly<Record<string, FileEntry>>;

/** What a pull request of the work tree would change. */
export interface LocalChanges {
  /** The ref's commit. */
  readonly base: Sha;
  readonly head: Sha;
  readonly files: readonly ChangedFile[];
  /** Every file of the ref's commit. */
  readonly baseFiles: readonly TreeFile[];
  readBase(paths: readonly string[]): Promise<Entries>;
  readHead(paths: readonly string[]): Promise<Entries>;
}
