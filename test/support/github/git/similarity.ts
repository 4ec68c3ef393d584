/** Git's threshold for calling a deleted and an added file a rename. */
export const RENAME_SIMILARITY = 0.5;

/** How often each line (or stretch of 64 bytes, as Git cuts longer ones) occurs, by its bytes. */
export type Chunks = ReadonlyMap<string, number>;

export function chunksOf(content: Buffer): Chunks {
  const chunks = new Map<string, number>();
  for (let start = 0; start < content.length; ) {
    const newline = content.indexOf(10, start);
    const end = Math.min(newline === -1 ? content.length : newline + 1, start + 64);
    const chunk = content.toString('latin1', start, end);
    chunks.set(chunk, (chunks.get(chunk) ?? 0) + (end - start));
    start = end;
  }
  return chunks;
}

/** The share of the larger file that both have, from 0 to 1: as Git's `diffcore-rename` measures it. */
export function similarity(a: Chunks, b: Chunks, largest: number): number {
  if (largest === 0) return 1;
  let common = 0;
  for (const [chunk, bytes] of a) common += Math.min(bytes, b.get(chunk) ?? 0);
  return common / largest;
}
