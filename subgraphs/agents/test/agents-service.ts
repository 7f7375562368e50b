import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { jsonCaller, openService, testOperator, until, waitingMessages } from '@konstruct/kit/testing';
import { createSealer, generateVaultKey } from '@konstruct/kit/vault';
import { startModel } from '@konstruct/sandbox/model';
import { entitlementChanged, keyUpdated, messageReceived, runEnded, tenantUpdated } from '@konstruct/schema/messages';
import { expect } from 'vitest';
import type { z } from 'zod';
import { sandboxModelEnvironment } from '../../../providers/test/sandbox-provider.ts';
import { type Parts, start } from '../app.ts';
import { readAgentsEnv } from '../env.ts';
import { agentsKeys, startStubServices } from './stub-services.ts';

/** A settled run with any outcome. */
type SettledRun = Omit<Extract<z.input<typeof runEnded.schema>, { costUsd: string }>, 'outcome'> & { outcome: string };
type Received = z.input<typeof messageReceived.schema>;
type Entitlement = z.input<typeof entitlementChanged.schema>;

interface Hired {
  __typename: string;
  agent: { id: string; status: string; version: number; llmKey: { id: string } | null };
  limit?: number;
}

const evaluation = { version: 1, status: 'NONE' as const, agentQuota: 1, answerLimit: 50, mayAnswer: true };
const who = { name: 'Mia', role: 'Front desk', instructions: 'Be friendly.', knowledge: 'We open at nine.' };
const grace = {
  contactName: 'Grace',
  channelKind: 'SLACK',
  threadKey: 'C1:1',
  isDirect: false,
  text: 'When do you open?',
} as const;

export type AgentsService = Awaited<ReturnType<typeof openAgentsService>>;

/**
 * The agents service between a sandbox model and stub services. `variables` override parts of its environment, `parts`
 * its dependencies.
 */
export async function openAgentsService(variables: Record<string, string> = {}, parts: Pick<Parts, 'model'> = {}) {
  const model = await startModel({ port: 0, latencyMs: 0 });
  const [stubs, vault] = [await startStubServices(), generateVaultKey('test')];
  const service = await openService({
    name: 'agents',
    readEnv: readAgentsEnv,
    start: (own) => start({ ...own, ...parts }),
    environment: {
      AGENTS_CALL_PRIVATE_KEY: agentsKeys.privateJwk,
      LLM_VAULT_KEYS: `[${vault.privateJwk}]`,
      USAGE_URL: stubs.url,
      KEYS_URL: stubs.url,
      ...sandboxModelEnvironment(model.url),
      QUIET_WINDOW_MS: '600',
      RETRY_UNIT_MS: '100',
      ...variables,
    },
  });
  service.onClose(() => Promise.all([model.stop(), stubs.stop()]));
  const { database, publish } = service;
  const control = jsonCaller(`${model.url}/_control`);

  const verbs = {
    stubs,
    /** A company that may answer, and an operator of it. */
    async company(entitlement: Partial<Entitlement> = {}) {
      const tenantId = newId();
      await publish(tenantUpdated, tenantId, { name: 'Harbour Bikes', timeZone: 'Europe/Berlin', version: 1 });
      await verbs.entitle(tenantId, entitlement);
      await service.untilFound('select from agents.known_tenants where tenant_id = $1', tenantId);
      return { tenantId, operator: testOperator(tenantId) };
    },
    async entitle(tenantId: string, entitlement: Partial<Entitlement>) {
      const body = { ...evaluation, ...entitlement };
      await publish(entitlementChanged, tenantId, body);
      const applied = 'select from agents.entitlements where tenant_id = $1 and version >= $2';
      await service.untilFound(applied, tenantId, body.version);
    },
    /** Seals a key and adds it to the stub of the keys service. With `notify`, the agents service is notified of it. */
    async addKey(tenantId: string, secret: string, { providerId = 'openai', notify = true } = {}) {
      const id = newId();
      const binding = { tenantId, providerId, baseUrl: '', keyId: id };
      const sealed = await createSealer(vault.publicJwk).seal(secret, binding);
      stubs.keys.set(id, { tenantId, id, providerId, baseUrl: null, sealed, binding });
      const key = { keyId: id, version: 1, providerId, baseUrl: null, label: 'Main' };
      if (notify) await publish(keyUpdated, tenantId, { ...key, status: 'VALID', isRemoved: false });
      return id;
    },
    hire(actor: Actor, more: object = {}) {
      const input = { ...who, providerId: 'practice', modelId: 'practice-1', idempotencyKey: newId(), ...more };
      const agent = '... on CreateAgentSuccess { agent { id name status version llmKey { id } monthlyBudgetUsd } }';
      const refused = '... on ValidationError { issues { path message code } } ... on PlanLimitError { limit }';
      return service.mutate<Hired>(actor, 'createAgent', input, `${agent} ${refused}`);
    },
    async write(tenantId: string, ...messages: Partial<Received>[]) {
      const bodies = messages.map((message) => {
        const ids = { messageId: newId(), channelId: newId(), contactId: newId() };
        return { ...ids, ...grace, sentAt: new Date().toISOString(), ...message };
      });
      await publish(messageReceived, tenantId, ...bodies);
      return bodies;
    },
    answers: (tenantId: string) =>
      database.query<{ id: string; text: string }>(
        `select id, text from agents.messages where tenant_id = $1 and author = 'AGENT' order by created_at`,
        [tenantId],
      ),
    /** What became of each message: why it waits, or its state. */
    async states(tenantId: string) {
      const rows = await database.query<{ state: string }>(
        `select coalesce(waiting_cause, answer_state) as state from agents.messages where tenant_id = $1 and author = 'CONTACT' order by position`,
        [tenantId],
      );
      return rows.map(({ state }) => state);
    },
    async untilStates(tenantId: string, ...expected: string[]) {
      const isSo = async () => (await verbs.states(tenantId)).join() === expected.join();
      await until(isSo, 20_000).catch(async () => expect(await verbs.states(tenantId)).toEqual(expected));
    },
    settled: async (tenantId: string) =>
      (await waitingMessages(database, { tenantId, name: runEnded.name })).map(
        ({ body }) => body as unknown as SettledRun,
      ),
    /** Adds a fault to the model. */
    fault: (rule: object) => control('faults', rule),
    clearFaults: () => control('faults', undefined, 'DELETE'),
    modelCalls: (path = '/v1/chat') =>
      control<{ headers: Record<string, string>; body: unknown }[]>(`requests?path=${path}`),
  };
  return Object.assign(service, verbs);
}
