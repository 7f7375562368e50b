import { newId } from '@konstruct/kit/database';
import { type Actor, createServiceCaller, generateIdentityKeys } from '@konstruct/kit/identity';
import { entityQuery, jsonCaller, mutationOf, openService } from '@konstruct/kit/testing';
import { createOpener, generateVaultKey } from '@konstruct/kit/vault';
import { startModel } from '@konstruct/sandbox/model';
import { sandboxModelEnvironment } from '../../../providers/test/sandbox-provider.ts';
import { start } from '../app.ts';
import { readKeysEnv } from '../env.ts';

const fields =
  'id provider { id name isPractice } label lastFour fingerprint baseUrl status lastError createdAt createdByName';
const addDocument = mutationOf(
  'addLlmKey',
  `... on AddLlmKeySuccess { llmKey { ${fields} } } ... on LlmKeyRefusedError { reason }
   ... on ValidationError { issues { path message code } } ... on PlanLimitError { limit }`,
);
/** All keys of a tenant, as the gateway queries them. */
export const listDocument = entityQuery(
  `... on Tenant { llmKeys { ${fields} } } ... on LlmKey { id label lastFour status }`,
);
const validKey = { providerId: 'openai', label: 'Main', key: 'sk-canary-0123456789abcdef' };

/** The keys of agents, the only admitted caller, and of another service. */
const [agentsKeys, foreignKeys] = [await generateIdentityKeys(), await generateIdentityKeys()];

export type KeysService = Awaited<ReturnType<typeof openKeysService>>;

/**
 * The keys service, started, with the sandbox model in place of the vendors. `variables` override parts of its
 * environment.
 */
export async function openKeysService(variables: Record<string, string> = {}) {
  const model = await startModel({ port: 0, host: '127.0.0.1', publicHost: 'http://127.0.0.1', latencyMs: 0 });
  const vault = generateVaultKey('test');
  const service = await openService({
    name: 'keys',
    readEnv: readKeysEnv,
    start,
    environment: {
      LLM_FINGERPRINT_SECRET: 'the secret of fingerprints in tests, no other',
      AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk,
      LLM_VAULT_PUBLIC_KEY: vault.publicJwk,
      ...sandboxModelEnvironment(model.url),
      ...variables,
    },
    logLevel: 'debug',
  });
  service.onClose(() => model.stop());
  await service.start();
  const callFrom = (from: string, to: string, tenantId: string) =>
    createServiceCaller({ privateJwk: (from === 'agents' ? agentsKeys : foreignKeys).privateJwk, from })(to, tenantId);
  return Object.assign(service, {
    /** Adds a key that is valid, unless `more` says otherwise. */
    add: (actor: Actor, more: object = {}) =>
      service.askRaw(actor, addDocument, { input: { ...validKey, idempotencyKey: newId(), ...more } }),
    modelUrl: model.url,
    modelControl: jsonCaller(`${model.url}/_control`),
    callFrom,
    vault: createOpener(`[${vault.privateJwk}]`),
    /** What the agents' runtime can read of a key. */
    async fetchSealed(tenantId: string, id: string, headers?: Record<string, string>) {
      const signed = headers ?? (await callFrom('agents', 'keys', tenantId));
      return fetch(`${service.url}/internal/llm-keys/${id}`, { headers: signed });
    },
  });
}
