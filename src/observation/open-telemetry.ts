import {
  type Span as ApiSpan,
  context,
  SpanKind as Kind,
  type Link,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { TraceContext } from '../domain/job.ts';
import type { SpanKind, Tracer } from './tracer.ts';

const KINDS: Readonly<Record<SpanKind, Kind>> = {
  server: Kind.SERVER,
  client: Kind.CLIENT,
  producer: Kind.PRODUCER,
  consumer: Kind.CONSUMER,
};

const NAME = 'migration-gate';

/**
 * Traces by OpenTelemetry. Where they go, how many of them and under which name is said by its own variables, which
 * it reads itself. Source: OpenTelemetry, “Environment Variable Specification”.
 */
export function startOpenTelemetry(): { readonly tracer: Tracer; stop(): Promise<void> } {
  // Figures go to Prometheus and lines to the log; of it we take the traces alone.
  const sdk = new NodeSDK({ serviceName: NAME, metricReaders: [], logRecordProcessors: [] });
  sdk.start();
  return {
    tracer: createTracer(),
    async stop() {
      await sdk.shutdown();
      // What it registered for the process would keep another from being started in it.
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}

function createTracer(): Tracer {
  const tracer = trace.getTracer(NAME);
  return {
    span({ name, kind, attributes, causes = [] }, work) {
      const [parent, ...others] = causes;
      const links = others.flatMap(linkTo);
      const options = { kind: KINDS[kind], attributes: { ...attributes }, links };
      const within = parent === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, parent);
      return tracer.startActiveSpan(name, options, within, async (span) => {
        try {
          return await work({ set: (more) => void span.setAttributes({ ...more }) });
        } catch (error) {
          markFailed(span, error);
          throw error;
        } finally {
          span.end();
        }
      });
    },
    context() {
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier);
      return Object.keys(carrier).length > 0 ? carrier : undefined;
    },
    traceId: () => trace.getActiveSpan()?.spanContext().traceId,
  };
}

function linkTo(cause: TraceContext): readonly Link[] {
  const span = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, cause));
  return span === undefined ? [] : [{ context: span }];
}

/** By its name and message: what libraries hang on their errors (requests with tokens) stays out. */
function markFailed(span: ApiSpan, error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  span.setAttributes({ 'error.type': name });
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}
