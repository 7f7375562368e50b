import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Origin, originInHeaders, withOrigin } from './origin.ts';
import { type Attributes, type OpenSpan, tracerOf } from './tracer.ts';

/** What `traceRequests` takes. */
export interface TraceRequestsOptions {
  readonly service: string;
  /** Whether callers are other services of ours: only they may set a request's parent span. */
  readonly isPrivate: boolean;
  /** Further attributes, known once a request is answered. */
  readonly attributesOf?: (request: FastifyRequest) => Attributes;
}

/** Probed every few seconds. */
const unwatched = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Makes a span for each request, and treats everything done for the request as part of it. Call it before other hooks
 * are added.
 */
export function traceRequests(http: FastifyInstance, { service, isPrivate, attributesOf }: TraceRequestsOptions): void {
  const tracer = tracerOf(service);
  const open = new WeakMap<FastifyRequest, OpenSpan>();

  http.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url;
    if (route && unwatched.has(route)) return done();
    const { traceparent } = isPrivate ? originInHeaders(request.headers) : ({} as Origin);
    const parent = { requestId: request.id, ...(traceparent && { traceparent }) };
    const attributes = {
      'http.request.method': request.method,
      'http.route': route,
      'konstruct.request_id': request.id,
    };
    const span = tracer.begin(route ? `${request.method} ${route}` : request.method, {
      kind: 'server',
      parent,
      attributes,
    });
    open.set(request, span);
    // When the caller leaves, there is no response that would end the span.
    reply.raw.once('close', () => {
      span.set({ 'http.response.status_code': reply.statusCode, ...attributesOf?.(request) });
      if (reply.statusCode >= 500) span.fail(String(reply.statusCode));
      span.end();
    });
    withOrigin(span.origin, done);
  });
  // A body arrives through events of its connection, which belong to no request.
  http.addHook('preValidation', (request, _reply, done) => {
    const span = open.get(request);
    if (span) withOrigin(span.origin, done);
    else done();
  });
}
