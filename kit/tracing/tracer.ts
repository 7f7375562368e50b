import { currentOrigin, type Origin, withOrigin } from './origin.ts';

/** Ids, names of a short list, and counts: never people's texts, never secrets. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What a span begins with. */
export interface SpanOptions {
  /**
   * The role of the work: answers a call, makes one, or processes what another service queued. Default: none of these.
   */
  readonly kind?: 'server' | 'client' | 'consumer';
  readonly attributes?: Attributes;
  /** The parent. Default: the current work. */
  readonly parent?: Origin;
  /** Work that the span is related to, without being part of it. */
  readonly link?: Origin | null;
}

/** A piece of work that is under way. */
export interface Span {
  set(attributes: Attributes): void;
  /** Marks it as failed. `type`: a code or the name of an error, never its message. */
  fail(type: string): void;
}

/** A span that its caller ends. */
export interface OpenSpan extends Span {
  /** The origin for work within the span. */
  readonly origin: Origin;
  end(): void;
}

/** What makes spans and sends them on. */
export interface Backend {
  /** `parent.traceparent` is the parent span's. */
  begin(name: string, options: SpanOptions, parent: Origin): OpenSpan;
}

/** Makes the spans of one service. */
export interface Tracer {
  /** Runs work within a span. The span fails when the work rejects, and ends with it. `name` has few values. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** Begins a span; work that belongs to it runs in `withOrigin(span.origin, ...)`. */
  begin(name: string, options: SpanOptions): OpenSpan;
}

const backends = new Map<string, Backend>();
const origins = new WeakMap<object, Origin>();

/** Lets `backend` make a service's spans; null stops it. */
export function useBackend(service: string, backend: Backend | null): void {
  if (backend) backends.set(service, backend);
  else backends.delete(service);
}

/** When tracing is off, the origin is still passed along. */
function untraced(origin: Origin): OpenSpan {
  return { origin, set: () => undefined, fail: () => undefined, end: () => undefined };
}

/** The origin of the work in which an error was first thrown; empty when that was in no span. */
export function originOfError(error: unknown): Origin {
  return (typeof error === 'object' && error !== null && origins.get(error)) || {};
}

/** The tracer of a service, whichever part of it asks. Spans are made once `startTracing` knows where to send them. */
export function tracerOf(service: string): Tracer {
  const begin = (name: string, options: SpanOptions): OpenSpan => {
    const parent = options.parent ?? currentOrigin() ?? {};
    return backends.get(service)?.begin(name, options, parent) ?? untraced(parent);
  };
  return {
    begin,
    async span(name, options, work) {
      const span = begin(name, options);
      try {
        return await withOrigin(span.origin, () => work(span));
      } catch (error) {
        span.fail(error instanceof Error ? error.name : 'Error');
        if (typeof error === 'object' && error !== null && !origins.has(error)) origins.set(error, span.origin);
        throw error;
      } finally {
        span.end();
      }
    },
  };
}
