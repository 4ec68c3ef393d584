import { createHash } from 'node:crypto';
import { contentOfText, LARGEST_FILE } from '../domain/content.ts';
import type { Content, FileMode } from '../domain/migration.ts';
import type { FileEntry } from '../domain/snapshot.ts';
import type { FileShape } from './shapes.ts';

/** Git's file modes, as numbers. Source: git-fast-import(1). */
const MODES: ReadonlyMap<number, FileMode> = new Map([
  [0o100644, 'regular'],
  [0o100755, 'executable'],
  [0o120000, 'symlink'],
  [0o160000, 'submodule'],
  [0o040000, 'tree'],
]);

/** A file as it was found, or that its bytes have to be fetched to tell what it holds. */
export type FoundFile =
  | { readonly kind: 'entry'; readonly entry: FileEntry }
  | { readonly kind: 'to-fetch'; readonly mode: FileMode; readonly blob: string };

/** A path at a commit as GraphQL gives it. */
export function foundFile(shape: FileShape): FoundFile {
  if (shape === null) return { kind: 'entry', entry: { content: { kind: 'absent' } } };
  const mode = MODES.get(shape.mode);
  const { object } = shape;
  const entry = (content: Content): FoundFile => ({
    kind: 'entry',
    entry: {
      ...(mode === undefined ? {} : { mode }),
      ...(object === null ? {} : { blob: object.oid }),
      content,
    },
  });
  if (mode === 'symlink' || mode === 'submodule') return entry({ kind: 'unreadable', reason: mode });
  if (mode === undefined || mode === 'tree' || object === null || object.__typename !== 'Blob')
    return entry({ kind: 'unreadable', reason: 'not-found' });
  const { oid, text, byteSize: bytes = 0 } = object;
  if (bytes > LARGEST_FILE) return entry({ kind: 'unreadable', reason: 'too-large', bytes });
  if (typeof text !== 'string' || !isTextOf(oid, text)) return { kind: 'to-fetch', mode, blob: oid };
  return entry(contentOfText(text, bytes));
}

/**
 * Whether a text is the whole of a blob, byte for byte: GitHub cuts long texts off, and shows those that are not
 * UTF-8 in another way than they are. Git names a blob by the hash of its bytes.
 */
function isTextOf(oid: string, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash(oid.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === oid;
}
