import { createServiceCallVerifier, generateIdentityKeys } from '@konstruct/kit/identity';
import { keyIdOf } from '@konstruct/kit/vault';
import fastify from 'fastify';

/** The keys with which the agents service signs its calls. */
export const agentsKeys = await generateIdentityKeys();

interface Reservation {
  runId: string;
  agentId: string;
  amountUsd: string;
}

/** Stubs of the two internal calls to usage and keys: signed, over HTTP, with responses that the test sets. */
export async function startStubServices() {
  const reservations: (Reservation & { tenantId: string })[] = [];
  const keys = new Map<
    string,
    { tenantId: string; id: string; providerId: string; baseUrl: string | null; sealed: string; binding: object }
  >();
  const rules: { reserve: (reservation: Reservation) => string | number | Promise<string | number> } = {
    reserve: () => 'reserved',
  };
  const http = fastify();
  const callers = {
    usage: createServiceCallVerifier({ to: 'usage', callers: { agents: agentsKeys.publicJwk } }),
    keys: createServiceCallVerifier({ to: 'keys', callers: { agents: agentsKeys.publicJwk } }),
  };
  http.post<{ Body: Reservation }>('/internal/reservations', async (request, reply) => {
    const { tenantId } = await callers.usage.verify(request.headers);
    const outcome = await rules.reserve(request.body);
    if (typeof outcome === 'number') return reply.status(outcome).send({});
    if (outcome === 'reserved') reservations.push({ ...request.body, tenantId });
    return { outcome };
  });
  http.get<{ Params: { id: string } }>('/internal/llm-keys/:id', async (request, reply) => {
    const { tenantId } = await callers.keys.verify(request.headers);
    const key = keys.get(request.params.id);
    return key?.tenantId === tenantId ? key : reply.status(404).send({});
  });
  http.get('/internal/llm-keys', async (request) => {
    const { tenantId } = await callers.keys.verify(request.headers);
    return [...keys.values()].filter((key) => key.tenantId === tenantId);
  });
  http.get('/internal/vault-keys', async (request) => {
    await callers.keys.verify(request.headers);
    return Object.entries(Object.groupBy(keys.values(), ({ sealed }) => keyIdOf(sealed))).map(
      ([vaultKeyId, found]) => ({
        vaultKeyId,
        count: found?.length,
      }),
    );
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  return { url, reservations, keys, rules, stop: () => http.close() };
}
