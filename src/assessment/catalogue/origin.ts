import type { Origin } from '../../rules/catalogue.ts';

/** Whose history an operation belongs to: what the base branch ran already makes nothing new. */
export type History = 'base' | 'pull-request';

/** When an operation runs, as far as that is known. */
export interface Moment {
  readonly history: History;
  /** The day (`2026-01-16`) by the migration's number. */
  readonly day?: string;
  /** Whether it depends on a condition at run time. */
  readonly conditional: boolean;
}

/** The origin of what is made now, and since when it is there. */
export interface Birth {
  readonly origin: Origin;
  readonly created?: string;
}

export function birthAt({ history, day }: Moment, ifNotExists: boolean): Birth {
  const origin = history === 'base' ? 'base' : ifNotExists ? 'presumed-new' : 'new';
  return { origin, ...(day === undefined ? {} : { created: day }) };
}
