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
  if (bytes > LARGEST_FILE) return entry({ kind: 'unreadable', reason: 'too-large', bytes });
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
