import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphContext } from '../context.ts';
import { tenantOf } from '@konstruct/kit/identity';
import type { IdentifyCaller } from '../identity/identify-caller.ts';
import type { Limits } from '../limits/limits.ts';
import type { OpenRequestRates } from '../rates/request-rates.ts';
import type { Shares } from '../rates/request-shares.ts';
import { subjectAddress } from '../rates/subject-address.ts';
import type { TrustedDocuments } from '../trusted-documents/manifest.ts';
import { trustDocument } from '../trusted-documents/trust-document.ts';
import { answerGraphqlFailure } from '../errors/failures.ts';
import { documentRequired, methodNotAllowed } from '../errors/rejections.ts';

export interface GraphqlRouteOptions {
  readonly server: ApolloServer<GraphContext>;
  readonly documents: TrustedDocuments;
  readonly identifyCaller: IdentifyCaller;
  readonly limits: Limits;
  readonly openRates: OpenRequestRates;
  readonly shares: Shares;
}

/**
 * Whose share of concurrent requests a request counts against: the company's, else the person's, else the address's.
 */
function shareOf({ caller, ip }: FastifyRequest): string {
  const tenantId = caller && tenantOf(caller.actor);
  if (tenantId) return tenantId;
  return caller?.actor.kind === 'operator' ? `person ${caller.actor.id}` : `address ${subjectAddress(ip)}`;
}

/** `/graphql`: first the rates, then the caller, then what the caller may request, and only then the graph. */
export function graphqlRoute({ server, documents, identifyCaller, limits, openRates, shares }: GraphqlRouteOptions) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.setErrorHandler(answerGraphqlFailure);
    scope.removeContentTypeParser('text/plain');

    scope.addHook('onRequest', async (request) => {
      request.rates = openRates(request.ip);
      await request.rates.open();
    });
    scope.addHook('onSend', async ({ rates }, reply) => {
      if (rates) reply.headers(rates.headers());
    });

    async function admit(request: FastifyRequest) {
      request.caller = await identifyCaller(request);
      await request.rates?.identify(request.caller.actor);
      if (request.method === 'POST') request.body = trustDocument(documents, request.caller.actor, request.body);
      // A GET carries its document in the URL.
      else if (request.caller.actor.kind !== 'token') throw documentRequired();
    }

    const answer = fastifyApolloHandler(server, {
      context: async (request: FastifyRequest): Promise<GraphContext> => ({
        ...request.caller,
        rates: request.rates,
        onOperation: (operation) => void (request.operation = operation),
      }),
    });
    async function handler(this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const leave = await shares.enter(shareOf(request), gone.signal);
      try {
        return await answer.call(this, request, reply);
      } finally {
        leave();
      }
    }
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: limits.graphqlBodyBytes,
      preHandler: admit,
      handler,
    });
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
