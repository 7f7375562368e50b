import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { isBusy } from '../database/errors.ts';
import type { Metrics } from '../metrics/metrics.ts';

const ours = 'INTERNAL_SERVER_ERROR';

/** Counts operations by their outcome, and logs failures of our own under the id of their request. */
export function operationRules<TContext extends BaseContext>(
  metrics: Metrics,
  logOf: (context: TContext) => FastifyBaseLogger,
): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => ({
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) {
          const code = error.extensions['code'] ?? ours;
          if (code !== ours) continue;
          const [log, failed] = [logOf(contextValue), { err: error.originalError ?? error, path: error.path }];
          if (isBusy(error.originalError)) log.warn(failed, 'a field failed: the database was busy');
          else log.error(failed, 'a field failed');
        }
      },
      async willSendResponse({ operation, response: { body } }) {
        const [error] = (body.kind === 'single' && body.singleResult.errors) || [];
        metrics.operation(operation?.operation ?? 'none', error ? String(error.extensions?.['code'] ?? ours) : 'ok');
      },
    }),
  };
}
