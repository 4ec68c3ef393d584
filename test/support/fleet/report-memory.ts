/** Loaded into a server before it starts: answers whoever asks how much memory is in use, once all that is garbage is gone. */
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ rss, heapUsed, external, arrayBuffers } satisfies MemoryReport);
});
// Being asked keeps nobody from ending.
process.channel?.unref();

/** In bytes. */
export interface MemoryReport {
  readonly rss: number;
  readonly heapUsed: number;
  /** What objects hold outside of the heap: buffers, WebAssembly. */
  readonly external: number;
  readonly arrayBuffers: number;
}
