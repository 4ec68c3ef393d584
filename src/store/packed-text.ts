import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A long text in fewer bytes, for a column of type `bytea`. */
export function packed(text: string): Uint8Array {
  return deflateRawSync(text);
}

/** @throws where the bytes are not what `packed` makes. */
export function unpacked(bytes: Uint8Array): string {
  return inflateRawSync(bytes).toString('utf8');
}
