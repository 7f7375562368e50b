import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';

const ours = 'INTERNAL_SERVER_ERROR';

/** Counts operations by how they ended, and logs failures of our own under the id of their request. */
export function operationRules<TContext extends BaseContext>(
  metrics: Metrics,
  logOf: (context: TContext) => FastifyBaseLogger,
): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => ({
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) {
          const code = error.extensions['code'] ?? ours;
          if (code === ours) logOf(contextValue).error({ err: error.originalError ?? error, path: error.path }, 'a field failed');
        }
      },
      async willSendResponse({ operation, response: { body } }) {
        const [error] = (body.kind === 'single' && body.singleResult.errors) || [];
        metrics.operation(operation?.operation ?? 'none', error ? String(error.extensions?.['code'] ?? ours) : 'ok');
      },
    }),
  };
}
