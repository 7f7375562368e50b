import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

/**
 * Where a piece of work comes from. It connects the log lines and the spans of one request or event, in whichever
 * process they are written. It travels in headers, in payloads of jobs, in bodies of messages and with rows that wait
 * in an inbox.
 */
export interface Origin {
  /** The id of the request that began it. */
  readonly requestId?: string | undefined;
  /** The parent span, as W3C Trace Context writes it. https://www.w3.org/TR/trace-context/ */
  readonly traceparent?: string | undefined;
}

/**
 * The name under which a payload, or a body, carries its origin. Schemas do not include it, so that a reader never sees
 * it.
 */
export const originField = '$origin';

const requestIdForm = /^[\w.:-]{1,100}$/;
const traceparentForm = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const shape = z.object({
  requestId: z.string().regex(requestIdForm).optional().catch(undefined),
  traceparent: z.string().regex(traceparentForm).optional().catch(undefined),
});

const scope = new AsyncLocalStorage<Origin>();

/** Reads an origin that was written elsewhere; malformed parts are dropped. */
export function readOrigin(written: unknown): Origin {
  const { requestId, traceparent } = shape.safeParse(written).data ?? {};
  return { ...(requestId && { requestId }), ...(traceparent && { traceparent }) };
}

/** The origin in a job's payload, or in a message's body. */
export function originOf(payload: unknown): Origin {
  return typeof payload === 'object' && payload !== null && originField in payload
    ? readOrigin(payload[originField])
    : {};
}

/** The origin in a request's headers. */
export function originInHeaders(headers: Readonly<Record<string, unknown>>): Origin {
  return readOrigin({ requestId: headers['x-request-id'], traceparent: headers['traceparent'] });
}

/** Runs work as part of this origin. */
export function withOrigin<T>(origin: Origin, work: () => T): T {
  return scope.run(origin, work);
}

/** The origin of the current work; null when there is none. */
export function currentOrigin(): Origin | null {
  const origin = scope.getStore();
  return origin?.requestId || origin?.traceparent ? origin : null;
}

/** The origin for a payload or a body: an object to spread into it. */
export function carried(): Record<string, Origin> {
  const origin = currentOrigin();
  return origin ? { [originField]: origin } : {};
}

/** The headers that carry the origin to another of our services. */
export function originHeaders(): Record<string, string> {
  const { requestId, traceparent } = currentOrigin() ?? {};
  return { ...(requestId && { 'x-request-id': requestId }), ...(traceparent && { traceparent }) };
}

/** The fields of a log line that show what it belongs to. */
export function originFields({ requestId, traceparent }: Origin): Record<string, string> {
  const [, traceId, spanId] = traceparent?.split('-') ?? [];
  return { ...(requestId && { requestId }), ...(traceId && spanId && { traceId, spanId }) };
}
