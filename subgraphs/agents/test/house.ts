import { newId, openDatabase } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { publish } from '@konstruct/kit/jobs';
import { type MessageDefinition, ownerOf } from '@konstruct/kit/messages';
import { createLogger, type Running } from '@konstruct/kit/process';
import { createTestDatabase, createTestIdentity, testOperator, until, waitingMessages } from '@konstruct/kit/testing';
import { generateVaultKey, sealer } from '@konstruct/kit/vault';
import { startModel } from '@konstruct/sandbox/model';
import { entitlementChanged, keyUpdated, messageReceived, runEnded, tenantUpdated } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { type Dependencies, startAgents } from '../app.ts';
import { readAgentsEnv } from '../env.ts';
import { agentsKeys, startNeighbours } from './neighbours.ts';

export interface SettledRun {
  runId: string;
  outcome: string;
  messageId: string | null;
  costUsd: string;
  promptTokens: number;
  completionTokens: number;
  isPriced: boolean;
  isMeasured?: boolean;
  reported?: { tokens: number; costUsd: string } | null;
  channelKind: string;
}

export interface Hired {
  __typename: string;
  agent: { id: string; status: string; version: number; llmKey: { id: string } | null };
  limit?: number;
}

type Received = z.input<typeof messageReceived.schema>;

/** The agents' service with everything around it. `more` replaces parts of its environment. */
export async function openHouse(more: Record<string, string> = {}) {
  const database = await createTestDatabase();
  const identity = await createTestIdentity();
  const model = await startModel({ port: 0, latencyMs: 0 });
  const neighbours = await startNeighbours();
  const vault = generateVaultKey('test');
  const practice = { id: 'practice-1', name: 'Practice 1', inputUsdPerMillionTokens: '0.15', outputUsdPerMillionTokens: '0.60' };
  const provider = {
    id: 'practice',
    name: 'Practice model',
    protocol: 'openai-compatible',
    baseUrl: `${model.url}/v1`,
    isKeyRequired: false,
    isPractice: true,
    models: [practice],
  };
  const source = {
    DATABASE_URL: database.connection.databaseUrl,
    ...database.passwords('agents'),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    AGENTS_CALL_PRIVATE_KEY: agentsKeys.privateJwk,
    LLM_VAULT_KEYS: `[${vault.privateJwk}]`,
    AGENTS_PORT: '0',
    USAGE_URL: neighbours.url,
    KEYS_URL: neighbours.url,
    OPENAI_BASE_URL: `${model.url}/v1`,
    ANTHROPIC_BASE_URL: `${model.url}/v1`,
    EXTRA_LLM_PROVIDERS: JSON.stringify([provider]),
    QUIET_WINDOW_MS: '600',
    RETRY_UNIT_MS: '100',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...more,
  };
  const publishers = new Map(
    await Promise.all(
      ['channels', 'billing', 'keys', 'accounts', 'usage'].map(
        async (service) =>
          [service, await openDatabase({ service, entities: [], directoryEntities: [], sends: [] }, database.connection)] as const,
      ),
    ),
  );
  let running: Running | undefined;

  const house = {
    database,
    identity,
    model,
    neighbours,
    source,
    async start(parts: Partial<Dependencies> = {}) {
      running = await startAgents({ env: readAgentsEnv(source), log: createLogger({ name: 'agents', level: source.LOG_LEVEL }), ...parts });
      return running;
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
    get url() {
      return running?.url ?? '';
    },
    /** Asks the graph; throws what it answers as errors. */
    async ask<T>(actor: Actor, query: string, variables: object = {}): Promise<T> {
      const { data, errors } = await identity.ask({ name: 'agents', url: house.url }, actor, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as T;
    },
    /** Publishes messages as the service that owns them does, in one transaction. */
    async publish<TSchema extends z.ZodType>(message: MessageDefinition<TSchema>, tenantId: string, ...bodies: z.input<TSchema>[]) {
      await publishers
        .get(ownerOf(message.name))
        ?.forTenant(tenantId)
        .transactional(async (tx) => {
          for (const body of bodies) await publish(tx, message, tenantId, body);
        });
    },
    /** What agents has published, or was published to it, and no reader has handled. */
    messagesTo: (tenantId: string, reader: string) => waitingMessages(database, { tenantId, reader }),
    /** A company that may answer; an operator of it. */
    async company(entitlement: object = {}) {
      const tenantId = newId();
      await house.publish(tenantUpdated, tenantId, { name: 'Harbour Bikes', timeZone: 'Europe/Berlin', version: 1 });
      await house.entitle(tenantId, { ...entitlement });
      await until(async () => (await database.query('select from agents.known_tenants where tenant_id = $1', [tenantId])).length > 0);
      return { tenantId, operator: testOperator(tenantId) };
    },
    async entitle(
      tenantId: string,
      entitlement: { version?: number; agentQuota?: number; answerLimit?: number | null; mayAnswer?: boolean },
    ) {
      const body = { version: 1, status: 'evaluation', agentQuota: 1, answerLimit: 50, mayAnswer: true, ...entitlement };
      await house.publish(entitlementChanged, tenantId, body);
      await until(
        async () =>
          (await database.query('select from agents.entitlements where tenant_id = $1 and version >= $2', [tenantId, body.version]))
            .length > 0,
      );
    },
    /** Seals a key and lays it down at keys; with `tell` agents is notified of it. */
    async addKey(tenantId: string, secret: string, { providerId = 'openai', tell = true } = {}) {
      const id = newId();
      const binding = { tenantId, providerId, baseUrl: '', keyId: id };
      neighbours.keys.set(id, {
        tenantId,
        id,
        providerId,
        baseUrl: null,
        sealed: await sealer(vault.publicJwk).seal(secret, binding),
        binding,
      });
      if (tell)
        await house.publish(keyUpdated, tenantId, {
          keyId: id,
          version: 1,
          providerId,
          baseUrl: null,
          label: 'Main',
          status: 'VALID',
          isRemoved: false,
        });
      return id;
    },
    async hire(actor: Actor, more: object = {}): Promise<Hired> {
      const input = {
        name: 'Mia',
        role: 'Front desk',
        instructions: 'Be friendly.',
        knowledge: 'We open at nine.',
        providerId: 'practice',
        modelId: 'practice-1',
        idempotencyKey: newId(),
        ...more,
      };
      const { createAgent } = await house.ask<{ createAgent: Hired }>(actor, hire, { input });
      return createAgent;
    },
    async write(tenantId: string, ...messages: Partial<Received>[]) {
      const bodies = messages.map((message): Received => ({
        messageId: newId(),
        channelId: newId(),
        channelKind: 'SLACK',
        contactId: newId(),
        contactName: 'Grace',
        threadKey: 'C1:1',
        text: 'When do you open?',
        sentAt: new Date().toISOString(),
        isDirect: false,
        ...message,
      }));
      await house.publish(messageReceived, tenantId, ...bodies);
      return bodies;
    },
    answers: (tenantId: string) =>
      database.query<{ id: string; text: string }>(
        `select id, text from agents.messages where tenant_id = $1 and author = 'AGENT' order by created_at`,
        [tenantId],
      ),
    states: async (tenantId: string) =>
      (
        await database.query<{ state: string }>(
          `select coalesce(waiting_cause, answer_state) as state from agents.messages where tenant_id = $1 and author = 'CONTACT' order by position`,
          [tenantId],
        )
      ).map(({ state }) => state),
    settled: async (tenantId: string) =>
      (await waitingMessages(database, { tenantId, name: runEnded.name })).map(({ body }) => body as unknown as SettledRun),
    async fault(rule: object) {
      await fetch(`${model.url}/_control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rule),
      });
    },
    clearFaults: async () => void (await fetch(`${model.url}/_control/faults`, { method: 'DELETE' })),
    modelCalls: async (path = '/v1/chat') =>
      (await (await fetch(`${model.url}/_control/requests?path=${path}`)).json()) as { headers: Record<string, string>; body: unknown }[],
    async close() {
      await house.stop();
      await Promise.all([...publishers.values()].map((publisher) => publisher.close()));
      await neighbours.stop();
      await model.stop();
      await database.drop();
    },
  };
  return house;
}
export type House = Awaited<ReturnType<typeof openHouse>>;

const hire = `mutation ($input: CreateAgentInput!) { createAgent(input: $input) { __typename
  ... on CreateAgentSuccess { agent { id name status version llmKey { id } monthlyBudgetUsd } }
  ... on ValidationError { message issues { path message code } } ... on PlanLimitError { message limit } } }`;
