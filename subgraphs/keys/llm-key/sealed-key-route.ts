import { isId } from '@konstruct/kit/database';
import type { ServiceCallVerifier } from '@konstruct/kit/identity';
import { noteSealedKeys } from '@konstruct/kit/vault';
import type { FastifyInstance } from 'fastify';
import { createTenantContext, type Dependencies } from '../context.ts';
import { LlmKey, sealedLlmKeys } from './llm-key.entity.ts';

const countByVaultKey = 'select sealed_with as "vaultKeyId", count(*)::int as count from keys.llm_keys group by 1';
const unsigned = { error: 'The call is not signed by a service that may fetch keys.' };

/**
 * `GET /internal/llm-keys/:id`: a sealed key and its binding, for the tenant named in the signed call; without an id,
 * all of the tenant's keys. `GET /internal/vault-keys`: how many keys of all tenants need which vault key. The verifier
 * admits only the agents' runtime: no other service holds the private keys that open them.
 */
export function addSealedKeyRoutes(http: FastifyInstance, deps: Dependencies, verifier: ServiceCallVerifier): void {
  http.get<{ Params: { id: string } }>('/internal/llm-keys/:id', async (request, reply) => {
    const call = await verifier.verify(request.headers).catch(() => undefined);
    if (!call) return reply.status(401).send(unsigned);

    const { id } = request.params;
    const found = isId(id) && isId(call.tenantId);
    const key = found
      ? await createTenantContext(deps, call.tenantId).em.findOne(LlmKey, { id, removedAt: null })
      : null;
    if (!key?.sealed) return reply.status(404).send({ error: 'LLM key not found.' });
    return reply.header('cache-control', 'no-store').send(shown(key));
  });

  http.get('/internal/llm-keys', async (request, reply) => {
    const call = await verifier.verify(request.headers).catch(() => undefined);
    if (!call) return reply.status(401).send(unsigned);
    const keys = isId(call.tenantId)
      ? await createTenantContext(deps, call.tenantId).em.find(LlmKey, { removedAt: null })
      : [];
    return reply.header('cache-control', 'no-store').send(keys.map(shown));
  });

  http.get('/internal/vault-keys', async (request, reply) => {
    const call = await verifier.verify(request.headers).catch(() => undefined);
    if (!call) return reply.status(401).send(unsigned);
    await noteSealedKeys(deps, [sealedLlmKeys]);
    return reply.send(await deps.directory.fork().execute(countByVaultKey));
  });
}

const shown = (key: LlmKey) => {
  const { id, providerId, baseUrl, sealed } = key;
  return { id, providerId, baseUrl: baseUrl ?? null, sealed: sealed ?? '', binding: key.binding() };
};
