import { type Meter, noMeter } from './meter.ts';
import type { Gauges, Prometheus } from './prometheus.ts';
import { noTracer, type Tracer } from './tracer.ts';

/** What is watched of a server. */
export interface Observation {
  readonly meter: Meter;
  readonly tracer: Tracer;
  /** The page for Prometheus, where it is wanted. */
  readonly page?: Prometheus['page'];
  /** Sends away what is not sent yet. */
  stop(): Promise<void>;
}

/** Of what nobody wants nothing is loaded: it would cost each start its time, and each server its memory. */
export async function startObservation(
  wanted: { readonly metrics: boolean; readonly traces: boolean },
  gauges: Gauges,
): Promise<Observation> {
  const prometheus = wanted.metrics ? (await import('./prometheus.ts')).createPrometheus(gauges) : undefined;
  const tracing = wanted.traces ? (await import('./open-telemetry.ts')).startOpenTelemetry() : undefined;
  return {
    meter: prometheus?.meter ?? noMeter,
    tracer: tracing?.tracer ?? noTracer,
    ...(prometheus === undefined ? {} : { page: prometheus.page }),
    stop: async () => tracing?.stop(),
  };
}
