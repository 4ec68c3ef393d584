import { createHash } from 'node:crypto';

export type Mode = '100644' | '100755' | '120000' | '160000' | '040000';

export interface TreeEntry {
  readonly name: string;
  readonly mode: Mode;
  readonly sha: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly at: Date;
}

export interface CommitObject {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** Git's objects by their SHA-1; the repositories of one network of forks share one store, as on GitHub. */
export class ObjectStore {
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, readonly TreeEntry[]>();
  readonly #commits = new Map<string, CommitObject>();

  blob(sha: string): Buffer | undefined {
    return this.#blobs.get(sha);
  }

  tree(sha: string): readonly TreeEntry[] | undefined {
    return this.#trees.get(sha);
  }

  commit(sha: string): CommitObject | undefined {
    return this.#commits.get(sha);
  }

  /** SHAs of commits that begin with the given digits. */
  commitsBeginning(prefix: string): readonly string[] {
    return [...this.#commits.keys()].filter((sha) => sha.startsWith(prefix));
  }

  writeBlob(content: Buffer): string {
    const sha = hash('blob', content);
    if (!this.#blobs.has(sha)) this.#blobs.set(sha, content);
    return sha;
  }

  writeTree(entries: readonly TreeEntry[]): string {
    const sorted = [...entries].sort((a, b) => compareBytes(sortKey(a), sortKey(b)));
    const body = sorted.flatMap((entry) => [
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]);
    const sha = hash('tree', Buffer.concat(body));
    if (!this.#trees.has(sha)) this.#trees.set(sha, sorted);
    return sha;
  }

  writeCommit(commit: Omit<CommitObject, 'sha'>): string {
    const lines = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${stamp(commit.author)}`,
      `committer ${stamp(commit.committer)}`,
      '',
      commit.message,
    ];
    const sha = hash('commit', Buffer.from(lines.join('\n')));
    if (!this.#commits.has(sha)) this.#commits.set(sha, { ...commit, sha });
    return sha;
  }

  /** As if Git had collected it: nobody can read the commit any more. */
  forgetCommit(sha: string): void {
    this.#commits.delete(sha);
  }
}

function hash(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

function stamp(signature: Signature): string {
  return `${signature.name} <${signature.email}> ${Math.floor(signature.at.getTime() / 1000)} +0000`;
}

/** Git orders a folder as if its name ended in a slash. */
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name);
}

function compareBytes(a: Buffer, b: Buffer): number {
  return Buffer.compare(a, b);
}
