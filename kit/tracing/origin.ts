import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

/**
 * Where a piece of work comes from: what joins the log lines and the spans of one thing, in whichever process they are written. It
 * travels in headers, in payloads of jobs, in bodies of messages and with what waits in an inbox.
 */
export interface Origin {
  /** Of the request that began it. */
  readonly requestId?: string | undefined;
  /** The span that it is a part of, as W3C Trace Context writes it. https://www.w3.org/TR/trace-context/ */
  readonly traceparent?: string | undefined;
}

/** Under which name a payload, or a body, carries its origin. Schemas do not name it, so that a reader never sees it. */
export const originField = '$origin';

const requestIdForm = /^[\w.:-]{1,100}$/;
const traceparentForm = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const shape = z.object({
  requestId: z.string().regex(requestIdForm).optional().catch(undefined),
  traceparent: z.string().regex(traceparentForm).optional().catch(undefined),
});

const scope = new AsyncLocalStorage<Origin>();

/** Reads an origin that was written elsewhere; what is not of its form is left out. */
export function readOrigin(written: unknown): Origin {
  const { requestId, traceparent } = shape.safeParse(written).data ?? {};
  return { ...(requestId && { requestId }), ...(traceparent && { traceparent }) };
}

/** The origin that a payload of a job, or a body of a message, carries. */
export function originOf(payload: unknown): Origin {
  return typeof payload === 'object' && payload !== null && originField in payload ? readOrigin(payload[originField]) : {};
}

/** The origin that headers of a request carry. */
export function originInHeaders(headers: Readonly<Record<string, unknown>>): Origin {
  return readOrigin({ requestId: headers['x-request-id'], traceparent: headers['traceparent'] });
}

/** Does work as a part of what has this origin. */
export function withOrigin<T>(origin: Origin, work: () => T): T {
  return scope.run(origin, work);
}

/** The origin of what is done now; null where there is none. */
export function currentOrigin(): Origin | null {
  const origin = scope.getStore();
  return origin?.requestId || origin?.traceparent ? origin : null;
}

/** What a payload or a body carries on: an object to spread into it. */
export function carried(): Record<string, Origin> {
  const origin = currentOrigin();
  return origin ? { [originField]: origin } : {};
}

/** The headers that carry the origin to another of our services. */
export function originHeaders(): Record<string, string> {
  const { requestId, traceparent } = currentOrigin() ?? {};
  return { ...(requestId && { 'x-request-id': requestId }), ...(traceparent && { traceparent }) };
}

/** The fields of a log line that tell what it belongs to. */
export function originFields({ requestId, traceparent }: Origin): Record<string, string> {
  const [, traceId, spanId] = traceparent?.split('-') ?? [];
  return { ...(requestId && { requestId }), ...(traceId && spanId && { traceId, spanId }) };
}
