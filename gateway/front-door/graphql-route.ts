import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphContext } from '../context.ts';
import type { IdentifyCaller } from '../identity/identify-caller.ts';
import type { Limits } from '../limits/limits.ts';
import type { TrustedDocuments } from '../trusted-documents/manifest.ts';
import { trustDocument } from '../trusted-documents/trust-document.ts';
import { answerGraphqlFailure } from './failures.ts';
import { documentRequired, methodNotAllowed } from './refusals.ts';

export interface GraphqlRouteOptions {
  readonly server: ApolloServer<GraphContext>;
  readonly documents: TrustedDocuments;
  readonly identifyCaller: IdentifyCaller;
  readonly limits: Limits;
}

/** `/graphql`: who asks, what they may ask, and only then the graph. */
export function graphqlRoute({ server, documents, identifyCaller, limits }: GraphqlRouteOptions) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.setErrorHandler(answerGraphqlFailure);
    scope.removeContentTypeParser('text/plain');

    async function admit(request: FastifyRequest) {
      request.caller = await identifyCaller(request);
      if (request.method === 'POST') request.body = trustDocument(documents, request.caller.actor, request.body);
      // A GET carries its document in the address.
      else if (request.caller.actor.kind !== 'token') throw documentRequired();
    }

    const handler = fastifyApolloHandler(server, {
      context: async ({ caller }: FastifyRequest): Promise<GraphContext> => ({ ...caller }),
    });
    scope.route({ method: ['GET', 'POST'], url: '/graphql', bodyLimit: limits.graphqlBodyBytes, preHandler: admit, handler });
    scope.route({
      method: ['DELETE', 'OPTIONS', 'PATCH', 'PUT'],
      url: '/graphql',
      async onRequest(_request, reply) {
        reply.header('allow', 'GET, POST');
        throw methodNotAllowed();
      },
      handler: () => undefined,
    });
  };
}
