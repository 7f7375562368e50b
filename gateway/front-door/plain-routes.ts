import type { FastifyInstance } from 'fastify';

const lookEveryMs = 1_000;

/** One look for all who ask at the same time, and in the second after: whoever asks often must not take the database's time. */
function shareLook(look: () => Promise<boolean>): () => Promise<boolean> {
  let last: { readonly at: number; readonly result: Promise<boolean> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at >= lookEveryMs) last = { at, result: look().catch(() => false) };
    return last.result;
  };
}

/** The gateway's own plain answers: its health and readiness, and the graph's schema, open to all. */
export function plainRoutes(apiSchema: string, isReady: () => Promise<boolean>) {
  const look = shareLook(isReady);
  return async (scope: FastifyInstance): Promise<void> => {
    scope.get('/healthz', async () => ({ status: 'ok' }));
    scope.get('/readyz', async (_request, reply) => {
      const ready = await look();
      return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready' });
    });
    // The portal's server would be asked for it otherwise, and it is nobody's business out here.
    scope.get('/metrics', (_request, reply) => reply.callNotFound());
    scope.get('/schema.graphql', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
      return reply.type('text/plain; charset=utf-8').send(apiSchema);
    });
  };
}
