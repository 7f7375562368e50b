import type { FastifyInstance } from 'fastify';

import type { ReadinessLook } from '../federation/readiness.ts';

/** The gateway's own plain answers: its health and readiness, and the graph's schema, open to all. */
export function plainRoutes(apiSchema: string, look: ReadinessLook) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.get('/healthz', async () => ({ status: 'ok' }));
    scope.get('/readyz', async (_request, reply) => {
      const { statusCode, body } = await look();
      // The dependencies are reported only in the private network.
      return reply.status(statusCode).send({ status: body.status });
    });
    // Otherwise the request would reach the portal's server, and metrics are not for the public.
    scope.get('/metrics', (_request, reply) => reply.callNotFound());
    scope.get('/schema.graphql', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
      return reply.type('text/plain; charset=utf-8').send(apiSchema);
    });
  };
}
