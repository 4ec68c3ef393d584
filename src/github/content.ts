import { contentOfText, isTextOf, LARGEST_FILE } from '../domain/content.ts';
import { FILE_MODES } from '../domain/file-mode.ts';
import type { Content, FileMode } from '../domain/migration.ts';
import type { FileEntry } from '../domain/snapshot.ts';
import type { FileShape } from './shapes.ts';

/** A file as it was found, or that its bytes have to be fetched to tell what it holds. */
export type FoundFile =
  | { readonly kind: 'entry'; readonly entry: FileEntry }
  | { readonly kind: 'to-fetch'; readonly mode: FileMode; readonly blob: string };

/** A path at a commit as GraphQL gives it. */
export function foundFile(shape: FileShape): FoundFile {
  if (shape === null) return { kind: 'entry', entry: { content: { kind: 'absent' } } };
  const mode = FILE_MODES.get(shape.mode);
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
