import type { ApolloServerPlugin } from '@apollo/server';
import { metricsOf } from '@konstruct/kit/metrics';
import { GraphQLError } from 'graphql';
import type { GraphContext } from '../context.ts';
import { isShown, maskedCode } from '../errors/mask-errors.ts';

const metrics = metricsOf('gateway');

/** Failures that are ours to fix: the caller can quote the id under which the failure is logged. */
const unexplained = new Set([maskedCode, 'SUBGRAPH_UNAVAILABLE']);

/** Callers choose the names of their operations freely. */
const longestName = 100;

const noOperation = { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } };

/**
 * Logs what callers do not see, gives them the request's id to quote instead, and chooses the status by the content
 * types they accept.
 */
export const answerRules: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ operation, contextValue }) {
      // Otherwise the gateway would fail on it as if the mistake were its own.
      if (!operation) throw new GraphQLError('Name one operation of the document to run.', { extensions: noOperation });
      contextValue.onOperation?.({
        name: operation.name?.value.slice(0, longestName) ?? null,
        type: operation.operation,
      });
    },

    async didEncounterErrors({ errors, contextValue, operationName }) {
      if (contextValue.isWarmingUp) return;
      for (const error of errors) {
        if (!isShown(error))
          contextValue.log?.error({ err: error, path: error.path, operationName }, 'a GraphQL request failed');
      }
    },

    async willSendResponse({ request, response, contextValue, operation }) {
      const { body, http } = response;
      if (body.kind !== 'single') return;
      const [first] = body.singleResult.errors ?? [];
      if (!contextValue.isWarmingUp)
        metrics.operation(operation?.operation ?? 'none', String(first?.extensions?.['code'] ?? 'ok'));
      // The gateway's own notes about null values contain types and positions.
      if (body.singleResult.extensions) delete body.singleResult.extensions['valueCompletion'];
      for (const error of body.singleResult.errors ?? []) {
        const { extensions } = error;
        if (extensions && unexplained.has(String(extensions['code'])))
          Object.assign(extensions, { requestId: contextValue.requestId });
      }
      // GraphQL over HTTP: clients that accept application/json take 4xx for a transport failure, so they get 200.
      const accepts = request.http?.headers.get('accept') ?? '';
      if (http.status === 400 && request.query && !accepts.includes('graphql-response+json')) http.status = 200;
    },
  }),
};
