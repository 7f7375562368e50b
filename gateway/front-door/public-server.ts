import { randomUUID } from 'node:crypto';
import { tenantOf } from '@konstruct/kit/identity';
import { traceRequests } from '@konstruct/kit/tracing';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { takeInBodies } from './body-limit.ts';
import type { Limits } from '../limits/limits.ts';
import { boundConnections } from './connections.ts';
import { answerFailure } from '../errors/failures.ts';
import { demandListedRoutes } from './public-routes.ts';
import type { OpenRequests } from './open-requests.ts';
import { refuseForeignOrigins } from './foreign-origin.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { reportUntrustedProxies } from './untrusted-proxy.ts';

export interface PublicServerOptions {
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly limits: Limits;
  readonly open: OpenRequests;
  readonly log: FastifyBaseLogger;
}

const requestIdShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a span records about a request: the caller and the operation. */
const attributesOf = ({ operation, caller }: FastifyRequest) => ({
  'graphql.operation.name': operation?.name,
  'graphql.operation.type': operation?.type,
  'konstruct.tenant_id': caller && tenantOf(caller.actor),
});

/** The public HTTP server: limited in time and number, with an id for each request and one log line each. */
export function createPublicServer({
  publicUrl,
  trustedProxies,
  limits,
  open,
  log,
}: PublicServerOptions): FastifyInstance {
  const fastify = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    // The portal queries the graph on behalf of a request that already has an id. Any other text would end up in the
    // logs.
    genReqId: ({ headers }) =>
      requestIdShape.test(String(headers['x-request-id'])) ? String(headers['x-request-id']) : randomUUID(),
    trustProxy: [...trustedProxies],
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    bodyLimit: limits.proxiedBodyBytes,
    // Requests that arrive on kept-alive connections while the gateway closes are answered too.
    return503OnClosing: false,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: 500 },
    frameworkErrors: (error, request, reply) => void answerFailure(error, request, reply),
  });
  demandListedRoutes(fastify);
  fastify.decorateRequest('caller', null);
  fastify.decorateRequest('identityToken', null);
  fastify.decorateRequest('rates', null);
  fastify.decorateRequest('operation', null);
  traceRequests(fastify, { service: 'gateway', isPrivate: false, attributesOf });
  fastify.setErrorHandler(answerFailure);
  addSecurityHeaders(fastify, publicUrl);
  reportUntrustedProxies(fastify, trustedProxies);
  boundConnections(fastify.server, trustedProxies, limits);
  open.watch(fastify);
  takeInBodies(fastify, open);
  refuseForeignOrigins(fastify, publicUrl);
  fastify.addHook('onResponse', async (request, reply) => {
    // Without the query: it may contain an OAuth code or a state.
    const path = request.url.split('?', 1)[0];
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    const { operation, caller } = request;
    const asked = {
      ...(operation && { operationName: operation.name }),
      ...(caller && { tenantId: tenantOf(caller.actor) }),
    };
    const line = { method: request.method, path, ...asked, statusCode: reply.statusCode, durationMs };
    // Probes check every few seconds whether the process is alive.
    if (path === '/healthz' || path === '/readyz') request.log.debug(line, 'answered');
    else request.log.info(line, 'answered');
  });
  return fastify;
}
