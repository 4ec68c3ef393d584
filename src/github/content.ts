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

/** Files larger than this are not fetched to be read, in bytes. */
const LARGEST = 1_000_000;

/** Takes the place of bytes that are no UTF-8; where GitHub shows one, the file may hold it or something else. */
const REPLACEMENT = '\uFFFD';

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
  const bytes = object.byteSize ?? 0;
  if (bytes > LARGEST) return entry({ kind: 'unreadable', reason: 'too-large', bytes });
  const { text } = object;
  if (
    object.isTruncated === true ||
    object.isBinary === true ||
    typeof text !== 'string' ||
    text.includes(REPLACEMENT)
  )
    return { kind: 'to-fetch', mode, blob: object.oid };
  return entry(contentOfText(text, bytes));
}

/** What a blob's own bytes hold. */
export function contentOfBytes(bytes: Buffer): Content {
  if (bytes.length > LARGEST) return { kind: 'unreadable', reason: 'too-large', bytes: bytes.length };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return contentOfText(text, bytes.length);
  } catch {
    // As Git does: a NUL among the first 8,000 bytes makes a file binary.
    const binary = bytes.subarray(0, 8_000).includes(0);
    return { kind: 'unreadable', reason: binary ? 'binary' : 'invalid-utf8', bytes: bytes.length };
  }
}

function contentOfText(text: string, bytes: number): Content {
  if (/^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text))
    return { kind: 'unreadable', reason: 'lfs-pointer', bytes };
  return { kind: 'text', text, bytes };
}
