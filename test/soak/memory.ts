import { once } from 'node:events';
import type { Replica } from '../support/fleet/replica.ts';
import type { MemoryReport } from '../support/fleet/report-memory.ts';
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
 * How much may be gained in an hour, in megabytes. At two events a second a kilobyte that is kept of each would be
 * 7 MB. The heap is measured after all garbage is collected, and is known to within 1 MB an hour; pages of a process
 * come and go by more than that, which a quarter of an hour tells from growth only to some 20 MB an hour.
 */
export const MOST_AN_HOUR: Readonly<Record<Measure, number>> = { rss: 60, heapUsed: 5 };

const MEGABYTE = 2 ** 20;

export class MemoryLog {
  readonly #samples: (MemoryReport & { readonly at: number })[] = [];
  readonly #began = performance.now();

  /** Asks the server once. */
  async sample({ child }: Replica): Promise<void> {
    child.process.send('memory');
    const [report] = await once(child.process, 'message');
    this.#samples.push({ ...report, at: (performance.now() - this.#began) / 3_600_000 });
  }

  /** The last sample, in megabytes. */
  last(measure: Measure): number {
    return (this.#samples.at(-1)?.[measure] ?? 0) / MEGABYTE;
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
