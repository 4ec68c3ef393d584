import type { Meter } from './meter.ts';
import type { Tracer } from './tracer.ts';

/** Those who watch the server at its work: the ports are wrapped for them, and know nothing of it. */
export interface Observer {
  readonly meter: Meter;
  readonly tracer: Tracer;
  /** Does the work; every line that is logged meanwhile has these fields. */
  readonly logWith: <T>(fields: object, work: () => T) => T;
}
