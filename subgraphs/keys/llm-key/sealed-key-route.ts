import { type Database, isId } from '@konstruct/kit/database';
import type { SubgraphOptions } from '@konstruct/kit/graph';
import type { ServiceCallVerifier } from '@konstruct/kit/identity';
import type { Context } from '../context.ts';
import { LlmKey } from './llm-key.entity.ts';

/**
 * `GET /internal/llm-keys/:id`: a sealed key and its binding, of the tenant that the signed call names. The verifier admits the agents'
 * runtime alone: no other service holds the private key that opens it.
 */
export const sealedKeyRoute =
  (database: Database, verifier: ServiceCallVerifier): NonNullable<SubgraphOptions<Context>['routes']> =>
  (http) => {
    http.get<{ Params: { id: string } }>('/internal/llm-keys/:id', async (request, reply) => {
      const call = await verifier.verify(request.headers).catch(() => undefined);
      if (!call) return reply.status(401).send({ error: 'The call is not signed by a service that may fetch keys.' });

      const { id } = request.params;
      const found = isId(id) && isId(call.tenantId);
      const key = found ? await database.forTenant(call.tenantId).findOne(LlmKey, { id, removedAt: null }) : null;
      if (!key?.sealed) return reply.status(404).send({ error: 'There is no such key.' });
      const { providerId, baseUrl, sealed } = key;
      return reply.header('cache-control', 'no-store').send({ id: key.id, providerId, baseUrl, sealed, binding: key.binding() });
    });
  };
