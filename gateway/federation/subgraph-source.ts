import type { GraphQLDataSource } from '@apollo/gateway';
import { identityHeader, tenantOf } from '@konstruct/kit/identity';
import { originHeaders, tracerOf } from '@konstruct/kit/tracing';
import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import type { GraphContext } from '../context.ts';
import type { ServiceConnections } from './service-connections.ts';
import { answerInstead } from './unavailable.ts';

const answerShape = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.custom<GraphQLFormattedError>((error) => typeof error === 'object' && error !== null)).nullish(),
});

/** Matches the operations as the gateway writes them for a service. */
const isMutation = /^\s*mutation\b/;
const tracer = tracerOf('gateway');

/** Queries one subgraph on the caller's behalf. A subgraph that is down, slow or broken costs only its own fields. */
export function createSubgraphSource(
  name: string,
  url: string,
  connections: ServiceConnections,
): GraphQLDataSource<GraphContext> {
  const endpoint = new URL('/graphql', url).href;

  return {
    async process({ request, context }) {
      const { isWarmingUp, actor, identityFor, requestId, log } = context as GraphContext;
      if (isWarmingUp) return { data: null };
      const { query = '', variables, operationName } = request;
      try {
        if (!identityFor || !requestId) throw new Error('a request to a subgraph has no caller');
        const identity = { [identityHeader]: await identityFor(name) };
        const answer = await tracer.span(`ask ${name}`, { kind: 'client' }, async () => {
          const headers = { ...identity, ...originHeaders(), 'x-request-id': requestId };
          const body = { query, variables, operationName };
          const { statusCode, text } = await connections.post({
            url: endpoint,
            headers,
            body,
            isSafe: !isMutation.test(query),
          });
          // A subgraph answers 400 when one of its own scalars rejects a value.
          if (![200, 400].includes(statusCode)) throw new Error(`HTTP ${statusCode}: ${text.slice(0, 500)}`);
          return { text };
        });
        const { data, errors } = answerShape.parse(JSON.parse(answer.text));
        return { data: data ?? null, ...(errors && { errors }) };
      } catch (error) {
        log?.error({ err: error, subgraph: name, operationName }, 'a request to a subgraph failed');
        const { representations } = variables ?? {};
        return answerInstead(
          query,
          Array.isArray(representations) ? representations.length : 0,
          actor ? tenantOf(actor) : null,
        );
      }
    },
  };
}
