import type { Write } from './publication.ts';

/** Writes that belong together, and what is to be remembered once they were made. */
export interface Step {
  readonly writes: readonly Write[];
  readonly deeds: readonly string[];
}
