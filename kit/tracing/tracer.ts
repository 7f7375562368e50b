import { currentOrigin, type Origin, withOrigin } from './origin.ts';

/** Ids, names of a short list, and counts: never texts of people, never secrets. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What a span begins with. */
export interface SpanOptions {
  /** What it does for whom: answers a call, makes one, or works off what another left. Default: none of these. */
  readonly kind?: 'server' | 'client' | 'consumer';
  readonly attributes?: Attributes;
  /** What it is a part of. Default: of what is done now. */
  readonly parent?: Origin;
  /** What it was done together with, without being a part of it. */
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
  /** Of what is done within the span. */
  readonly origin: Origin;
  end(): void;
}

/** What makes spans and sends them on. */
export interface Backend {
  /** `parent.traceparent` is that of the span that it is to be a part of. */
  begin(name: string, options: SpanOptions, parent: Origin): OpenSpan;
}

/** Makes the spans of one service. */
export interface Tracer {
  /** Does work within a span. It fails when the work rejects, and ends with it. `name` has few values. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** Begins a span; what belongs to it is done by `withOrigin(span.origin, ...)`. */
  begin(name: string, options: SpanOptions): OpenSpan;
}

const backends = new Map<string, Backend>();
const origins = new WeakMap<object, Origin>();

/** Has a service's spans made by `backend`, or by none again. */
export function useBackend(service: string, backend: Backend | null): void {
  if (backend) backends.set(service, backend);
  else backends.delete(service);
}

/** Where tracing is off: the origin goes along all the same. */
function untraced(origin: Origin): OpenSpan {
  return { origin, set: () => undefined, fail: () => undefined, end: () => undefined };
}

/** The origin of the work in which an error was thrown first; nothing where that was in no span. */
export function originOfError(error: unknown): Origin {
  return (typeof error === 'object' && error !== null && origins.get(error)) || {};
}

/** The tracer of a service, whichever part of it asks. Spans are made once `startTracing` has been told where to send them. */
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
