import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { callJson, openService, testOperator, until, waitingMessages } from '@konstruct/kit/testing';
import { createSealer, generateVaultKey } from '@konstruct/kit/vault';
import { startModel } from '@konstruct/sandbox/model';
import { entitlementChanged, keyUpdated, messageReceived, runEnded, tenantUpdated } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { type Parts, start } from '../app.ts';
import { readAgentsEnv } from '../env.ts';
import { agentsKeys, startStubServices } from './stub-services.ts';

type PaidRun = Extract<z.input<typeof runEnded.schema>, { costUsd: string }>;
/** A settled run with any outcome. */
export type SettledRun = Omit<PaidRun, 'outcome'> & { outcome: string };
type Received = z.input<typeof messageReceived.schema>;
type Entitlement = z.input<typeof entitlementChanged.schema>;

export interface Hired {
  __typename: string;
  agent: { id: string; status: string; version: number; llmKey: { id: string } | null };
  limit?: number;
}

const sandboxProvider = (baseUrl: string) => ({
  ...{
    id: 'practice',
    name: 'Sandbox model',
    protocol: 'openai-compatible',
    baseUrl,
    isKeyRequired: false,
    isPractice: true,
  },
  models: [
    { id: 'practice-1', name: 'Sandbox 1', inputUsdPerMillionTokens: '0.15', outputUsdPerMillionTokens: '0.60' },
  ],
});

const hire = `mutation ($input: CreateAgentInput!) { createAgent(input: $input) { __typename
  ... on CreateAgentSuccess { agent { id name status version llmKey { id } monthlyBudgetUsd } }
  ... on ValidationError { message issues { path message code } } ... on PlanLimitError { message limit } } }`;

/**
 * The agents service between a sandbox model and stub services. `variables` override parts of its environment, `parts`
 * its dependencies.
 */
export async function openAgentsService(variables: Record<string, string> = {}, parts: Pick<Parts, 'model'> = {}) {
  const [model, stubs, vault] = [
    await startModel({ port: 0, latencyMs: 0 }),
    await startStubServices(),
    generateVaultKey('test'),
  ];
  const vendorUrl = `${model.url}/v1`;
  const service = await openService({
    name: 'agents',
    environment: () => ({
      AGENTS_CALL_PRIVATE_KEY: agentsKeys.privateJwk,
      LLM_VAULT_KEYS: `[${vault.privateJwk}]`,
      ...{ USAGE_URL: stubs.url, KEYS_URL: stubs.url, OPENAI_BASE_URL: vendorUrl, ANTHROPIC_BASE_URL: vendorUrl },
      EXTRA_LLM_PROVIDERS: JSON.stringify([sandboxProvider(vendorUrl)]),
      ...{ QUIET_WINDOW_MS: '600', RETRY_UNIT_MS: '100', ...variables },
    }),
    start: (source) =>
      start({ env: readAgentsEnv(source), log: createLogger({ name: 'agents', level: 'silent' }), ...parts }),
  });
  service.onClose(() => Promise.all([model.stop(), stubs.stop()]));
  const { database, publish } = service;
  const has = async (statement: string, ...values: unknown[]) => (await database.query(statement, values)).length > 0;

  const verbs = {
    stubs,
    /** A company that may answer, and an operator of it. */
    async company(entitlement: Partial<Entitlement> = {}) {
      const tenantId = newId();
      await publish(tenantUpdated, tenantId, { name: 'Harbour Bikes', timeZone: 'Europe/Berlin', version: 1 });
      await verbs.entitle(tenantId, entitlement);
      await until(() => has('select from agents.known_tenants where tenant_id = $1', tenantId));
      return { tenantId, operator: testOperator(tenantId) };
    },
    async entitle(tenantId: string, entitlement: Partial<Entitlement>) {
      const body = {
        version: 1,
        status: 'evaluation',
        agentQuota: 1,
        answerLimit: 50,
        mayAnswer: true,
        ...entitlement,
      };
      await publish(entitlementChanged, tenantId, body);
      await until(() =>
        has('select from agents.entitlements where tenant_id = $1 and version >= $2', tenantId, body.version),
      );
    },
    /** Seals a key and adds it to the stub of the keys service. With `notify`, the agents service is notified of it. */
    async addKey(tenantId: string, secret: string, { providerId = 'openai', notify = true } = {}) {
      const id = newId();
      const binding = { tenantId, providerId, baseUrl: '', keyId: id };
      const sealed = await createSealer(vault.publicJwk).seal(secret, binding);
      stubs.keys.set(id, { tenantId, id, providerId, baseUrl: null, sealed, binding });
      const key = {
        keyId: id,
        version: 1,
        providerId,
        baseUrl: null,
        label: 'Main',
        status: 'VALID' as const,
        isRemoved: false,
      };
      if (notify) await publish(keyUpdated, tenantId, key);
      return id;
    },
    async hire(actor: Actor, more: object = {}): Promise<Hired> {
      const who = { name: 'Mia', role: 'Front desk', instructions: 'Be friendly.', knowledge: 'We open at nine.' };
      const input = { ...who, providerId: 'practice', modelId: 'practice-1', idempotencyKey: newId(), ...more };
      return (await service.ask<{ createAgent: Hired }>(actor, hire, { input })).createAgent;
    },
    async write(tenantId: string, ...messages: Partial<Received>[]) {
      const bodies = messages.map((message): Received => ({
        ...{
          messageId: newId(),
          channelId: newId(),
          channelKind: 'SLACK',
          contactId: newId(),
          contactName: 'Grace',
          threadKey: 'C1:1',
        },
        ...{ text: 'When do you open?', sentAt: new Date().toISOString(), isDirect: false, ...message },
      }));
      await publish(messageReceived, tenantId, ...bodies);
      return bodies;
    },
    answers: (tenantId: string) =>
      database.query<{ id: string; text: string }>(
        `select id, text from agents.messages where tenant_id = $1 and author = 'AGENT' order by created_at`,
        [tenantId],
      ),
    async states(tenantId: string) {
      const rows = await database.query<{ state: string }>(
        `select coalesce(waiting_cause, answer_state) as state from agents.messages where tenant_id = $1 and author = 'CONTACT' order by position`,
        [tenantId],
      );
      return rows.map(({ state }) => state);
    },
    settled: async (tenantId: string) =>
      (await waitingMessages(database, { tenantId, name: runEnded.name })).map(
        ({ body }) => body as unknown as SettledRun,
      ),
    fault: (rule: object) => callJson(`${model.url}/_control/faults`, rule),
    clearFaults: () => callJson(`${model.url}/_control/faults`, undefined, 'DELETE'),
    modelCalls: (path = '/v1/chat') =>
      callJson<{ headers: Record<string, string>; body: unknown }[]>(`${model.url}/_control/requests?path=${path}`),
  };
  return Object.assign(service, verbs);
}
export type AgentsService = Awaited<ReturnType<typeof openAgentsService>>;
