import type { TraceContext } from '../domain/job.ts';

/** What a part of a trace says about itself. */
export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The part of a trace that is under way. */
export interface Span {
  set(attributes: Attributes): void;
}

/** What a part of a trace is to the others: it takes a request, makes one, stores work for later, or does such work. */
export type SpanKind = 'server' | 'client' | 'producer' | 'consumer';

/** Follows what causes what. */
export interface Tracer {
  /**
   * Does the work as a part of what is under way, or of what is given as its causes: the first is the trace that it
   * belongs to, to the others it is linked. What the work throws marks the part as failed, and goes on.
   */
  span<T>(
    part: {
      readonly name: string;
      readonly kind: SpanKind;
      readonly attributes: Attributes;
      readonly causes?: readonly TraceContext[];
    },
    work: (span: Span) => Promise<T>,
  ): Promise<T>;
  /** What is under way, for those who go on with it; undefined where nothing is followed. */
  context(): TraceContext | undefined;
  /** Names the trace that is under way, for the lines of the log. */
  traceId(): string | undefined;
}

/** Follows nothing. */
export const noTracer: Tracer = {
  span: (_part, work) => work({ set() {} }),
  context: () => undefined,
  traceId: () => undefined,
};
