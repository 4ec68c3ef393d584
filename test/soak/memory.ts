import { once } from 'node:events';
import type { Replica } from '../support/fleet/replica.ts';
import type { MemoryReport } from '../support/fleet/report-memory.ts';
import type { StorageKind } from '../support/fleet/storage.ts';
import { type Sample, slopeOf } from './slope.ts';

/** What Node needs so that a server tells of its memory. */
export const REPORTING = [
  '--expose-gc',
  `--import=${new URL('../support/fleet/report-memory.ts', import.meta.url)}`,
] as const;

/** Of a server's whole process, and of the objects of all its threads; in megabytes. */
export const MEASURES = ['rss', 'heapUsed'] as const;

export type Measure = (typeof MEASURES)[number];

/**
 * How much the objects of all threads may gain in an hour, in megabytes. At ten events a second 150 bytes that are kept
 * of each would be as much. They are counted after all garbage is collected, and known to within 1 MB an hour.
 */
export const MOST_AN_HOUR = 5;

/**
 * How much memory a process may have at work, in megabytes. V8 keeps pages that it has emptied for what comes next, and
 * gives them back when there is little to do, so that what a busy process has rises to a bound and falls at rest.
 */
export const MOST_AT_WORK: Readonly<Record<StorageKind, number>> = { postgres: 450, embedded: 900 };

const MEGABYTE = 2 ** 20;

export class MemoryLog {
  readonly #samples: (MemoryReport & { readonly at: number })[] = [];
  readonly #began = performance.now();

  /** Asks the server once. */
  async sample(server: Replica): Promise<void> {
    this.#samples.push({ ...(await ask(server)), at: (performance.now() - this.#began) / 3_600_000 });
  }

  /** What the process has at this moment, in megabytes, apart from the samples. */
  static async now(server: Replica): Promise<number> {
    return (await ask(server)).rss / MEGABYTE;
  }

  /** The last sample, in megabytes. */
  last(measure: Measure): number {
    return (this.#samples.at(-1)?.[measure] ?? 0) / MEGABYTE;
  }

  /** The largest sample, in megabytes. */
  most(measure: Measure): number {
    return Math.max(0, ...this.#samples.map((report) => report[measure])) / MEGABYTE;
  }

  /** By the second half alone, in megabytes an hour: at first a server fills what it keeps on purpose. */
  growth(measure: Measure): number {
    const samples: readonly Sample[] = this.#samples.map((report) => ({
      at: report.at,
      value: report[measure] / MEGABYTE,
    }));
    return slopeOf(samples.slice(Math.floor(samples.length / 2)));
  }
}

async function ask({ child }: Replica): Promise<MemoryReport> {
  child.process.send('memory');
  const [report] = await once(child.process, 'message');
  return report;
}
