import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Origin, originInHeaders, withOrigin } from './origin.ts';
import { type Attributes, type OpenSpan, tracerOf } from './tracer.ts';

/** What `traceRequests` takes. */
export interface TraceRequestsOptions {
  readonly service: string;
  /** Whether callers are other services of ours: only they may say what a request is a part of. */
  readonly isPrivate: boolean;
  /** What else is known of a request once it is answered. */
  readonly attributesOf?: (request: FastifyRequest) => Attributes;
}

/** Asked every few seconds by machines. */
const unwatched = new Set(['/healthz', '/readyz', '/metrics']);

/** Makes a span of each request, and has all that is done for it known as its part. Call it before other hooks are added. */
export function traceRequests(http: FastifyInstance, { service, isPrivate, attributesOf }: TraceRequestsOptions): void {
  const tracer = tracerOf(service);
  const open = new WeakMap<FastifyRequest, OpenSpan>();

  http.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url;
    if (route && unwatched.has(route)) return done();
    const { traceparent } = isPrivate ? originInHeaders(request.headers) : ({} as Origin);
    const parent = { requestId: request.id, ...(traceparent && { traceparent }) };
    const attributes = { 'http.request.method': request.method, 'http.route': route, 'konstruct.request_id': request.id };
    const span = tracer.begin(route ? `${request.method} ${route}` : request.method, { kind: 'server', parent, attributes });
    open.set(request, span);
    // Where the caller leaves, there is no answer that would end it.
    reply.raw.once('close', () => {
      span.set({ 'http.response.status_code': reply.statusCode, ...attributesOf?.(request) });
      if (reply.statusCode >= 500) span.fail(String(reply.statusCode));
      span.end();
    });
    withOrigin(span.origin, done);
  });
  // A body comes by events of its connection, which belong to no request.
  http.addHook('preValidation', (request, _reply, done) => {
    const span = open.get(request);
    if (span) withOrigin(span.origin, done);
    else done();
  });
}
