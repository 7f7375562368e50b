import type { FastifyInstance } from 'fastify';

/** The gateway's own plain answers: its health, and the graph's schema, open to all. */
export function plainRoutes(apiSchema: string) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.get('/healthz', async () => ({ status: 'ok' }));
    scope.get('/schema.graphql', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
      return reply.type('text/plain; charset=utf-8').send(apiSchema);
    });
  };
}
