import {
  diag,
  DiagLogLevel,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Origin } from './origin.ts';
import type { Attributes, Backend, SpanOptions } from './tracer.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER } as const;

const contextOf = ({ traceparent }: Origin): SpanContext | null => {
  const [, traceId, spanId, flags] = traceparent?.split('-') ?? [];
  return traceId && spanId && flags
    ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
    : null;
};

const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext) =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

const known = (attributes: Attributes = {}) =>
  Object.fromEntries(
    Object.entries(attributes).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== null && entry[1] !== undefined,
    ),
  );

const link = (origin: SpanOptions['link']): Link[] => {
  const context = origin ? contextOf(origin) : null;
  return context ? [{ context }] : [];
};

/**
 * Reports the SDK's own errors, each at most once in ten minutes: it reports every few seconds that a receiver is away.
 */
function reportSdkErrors(warn: (message: string) => void): void {
  const reportedAt = new Map<string, number>();
  const report = (message: string) => {
    // The same error comes with different numbers: ports, counts, times.
    const kind = message.replaceAll(/\d+/g, '').slice(0, 200);
    if (performance.now() - (reportedAt.get(kind) ?? -Infinity) < 600_000) return;
    if (reportedAt.size >= 100) reportedAt.clear();
    reportedAt.set(kind, performance.now());
    warn(message.slice(0, 500));
  };
  const silent = () => undefined;
  diag.setLogger(
    { error: report, warn: report, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}

interface BackendOptions {
  readonly isJson: boolean;
  readonly headers: Record<string, string>;
}

/** How long a stop waits until the last spans are accepted. */
const flushMs = 2_000;

/**
 * Makes spans with OpenTelemetry's SDK, and sends them by OTLP over HTTP. Addresses, headers, sampling, limits and
 * pauses are those of the standard `OTEL_` variables; `headers` are sent along. `isJson`: as JSON instead of protobuf.
 */
export function createBackend(service: string, { isJson, headers }: BackendOptions, warn: (message: string) => void) {
  reportSdkErrors(warn);
  const exporter = isJson ? new JsonExporter({ headers }) : new ProtobufExporter({ headers });
  const own = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'konstruct' });
  const provider = new BasicTracerProvider({
    resource: detectResources({ detectors: [envDetector, serviceInstanceIdDetector] }).merge(own),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('konstruct');

  const backend: Backend = {
    begin(name, { kind, attributes, link: linked }, parent) {
      const context = contextOf(parent);
      const options = {
        kind: kind ? kinds[kind] : SpanKind.INTERNAL,
        attributes: known(attributes),
        links: link(linked),
      };
      const span = tracer.startSpan(
        name,
        options,
        context ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT,
      );
      return {
        origin: { ...parent, traceparent: traceparentOf(span.spanContext()) },
        set: (more) => void span.setAttributes(known(more)),
        fail: (type) => void span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', type),
        end: () => span.end(),
      };
    },
  };
  return {
    backend,
    /** Sends what is left, for two seconds at most. */
    async stop(): Promise<void> {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, flushMs);
      await Promise.race([provider.shutdown().catch(() => undefined), late.promise]);
      clearTimeout(timer);
    },
  };
}
