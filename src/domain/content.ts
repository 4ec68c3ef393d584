import { createHash } from 'node:crypto';
import type { Content } from './migration.ts';

/** Files larger than this, in bytes, are not read. */
export const LARGEST_FILE = 1_000_000;

/** What a file's own bytes hold: text only where they are UTF-8, and the SQL itself is there. */
export function contentOfBytes(bytes: Uint8Array): Content {
  if (bytes.length > LARGEST_FILE) return { kind: 'unreadable', reason: 'too-large', bytes: bytes.length };
  try {
    return contentOfText(UTF8.decode(bytes), bytes.length);
  } catch {
    // As Git does: a NUL among the first 8,000 bytes makes a file binary.
    const binary = bytes.subarray(0, 8_000).includes(0);
    return { kind: 'unreadable', reason: binary ? 'binary' : 'invalid-utf8', bytes: bytes.length };
  }
}

/** The same, of a text that was decoded already. */
export function contentOfText(text: string, bytes: number): Content {
  // The first line of a pointer: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
  if (/^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text))
    return { kind: 'unreadable', reason: 'lfs-pointer', bytes };
  return { kind: 'text', text, bytes };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Whether a text is the whole of a blob, byte for byte. GitHub cuts long texts off, and shows those that are not
 * UTF-8 in another way than they are. Git names a blob by the hash of its bytes.
 */
export function isTextOf(oid: string, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash(oid.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === oid;
}
