import { createHmac, randomUUID } from 'node:crypto';
import { createIdentitySigner, generateIdentityKeys, type Actor } from '@konstruct/kit/identity';
import { pino } from 'pino';
import { startGateway, type GatewayOptions } from '../app.ts';
import type { LiveListener } from '@konstruct/kit/live';
import type { LiveTopic } from '@konstruct/schema/live-topics';
import type { IdentityStore } from '../identity/identity-store.port.ts';
import { documentId } from '../trusted-documents/manifest.ts';
import { startEchoService } from './echo-service.ts';
import { createRateStoreInMemory } from './rate-store-in-memory.ts';
import { composeSmallGraph, smallTenantId, startSmallSubgraph, type Seen } from './small-graph.ts';

const authSecret = 'the secret that session cookies are signed with';
export const apiToken = 'kst_test';
export const tenantId = smallTenantId;
export const foreignTenantId = '0193a0f0-0000-7000-8000-00000000000b';

const operator = { sessionId: 's1', operatorId: 'u1', name: 'Ada', email: 'ada@example.com' };

/** One operator with one session, owner of one company; a test may change its contents and its answers. */
function createStore() {
  const state = {
    isDown: false,
    lookUps: 0,
    failures: 0,
    sessions: new Set(['session-token']),
    members: new Set([tenantId]),
  };
  const store: IdentityStore = {
    async findSession(token, asked) {
      state.lookUps += 1;
      if (state.isDown) {
        state.failures += 1;
        throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
      }
      return state.sessions.has(token) ? { ...operator, role: state.members.has(asked ?? '') ? 'OWNER' : null } : null;
    },
    findApiToken: async () => null,
    noteTokenUse: async () => undefined,
    readiness: async () => ({ members: true, writes: true }),
    close: async () => undefined,
  };
  return Object.assign(state, store);
}

/** One address for all services. */
export function sixTimes(url: string) {
  return { accounts: url, agents: url, billing: url, channels: url, keys: url, usage: url };
}

/** A session cookie as better-auth writes it. */
export function sessionCookie(token = 'session-token', secret = authSecret): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

interface Failure {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; requestId?: string; retryAfterSeconds?: number };
}

/** What `openGatewayService` takes, in addition to the gateway's own options. */
export interface GatewayServiceOptions extends Partial<Omit<GatewayOptions, 'documents'>> {
  /** The trusted documents. */
  readonly documents?: readonly string[];
  /** Whether the echo service also acts as the two subgraphs. */
  readonly isFrontOnly?: boolean;
}

export type GatewayService = Awaited<ReturnType<typeof openGatewayService>>;

/** A gateway in front of two small subgraphs, and one echo service for everything else. */
export async function openGatewayService({
  documents = [],
  isFrontOnly = false,
  ...options
}: GatewayServiceOptions = {}) {
  const keys = await generateIdentityKeys();
  const seen: Seen = { count: 0, actors: [] };
  const accounts = await startSmallSubgraph('accounts', keys.publicJwk, seen);
  const usage = await startSmallSubgraph('usage', keys.publicJwk, seen);
  const rest = await startEchoService();
  const logLines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logLines.push(line) });
  const store = createStore();
  const { supergraph, api } = composeSmallGraph();
  const token: Actor = { kind: 'token', id: randomUUID(), name: 'test', tenantId, scopes: [] };
  let live: LiveListener<LiveTopic> | undefined;

  const running = await startGateway({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://konstruct.test:4000',
    supergraph,
    apiSchema: api,
    subgraphUrls: { ...sixTimes(rest.url), ...(!isFrontOnly && { accounts: accounts.url, usage: usage.url }) },
    portalUrl: rest.url,
    documents: new Map(documents.map((text) => [documentId(text), text])),
    trustedProxies: ['loopback'],
    isIntrospectable: true,
    store,
    rateStore: createRateStoreInMemory(),
    signer: createIdentitySigner(keys.privateJwk),
    resolveApiToken: async (given) => (given === apiToken ? token : null),
    authSecrets: [authSecret],
    async listen(listener) {
      live = listener;
      return { stop: async () => undefined };
    },
    log,
    ...options,
  });

  async function post(body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    type Answer = { data?: Record<string, unknown> | null; errors?: Failure[]; extensions?: unknown };
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  }

  return {
    ...{ url: running.url, running, accounts, usage, rest, seen, store, logLines, keys, post },
    /** Reports a change in a company. */
    change: (topic: LiveTopic, id = tenantId) => live?.onEvent({ tenantId: id, topic }),
    /** Runs any query, as an API token may. */
    query: (query: string, variables = {}) => post({ query, variables }, { authorization: `Bearer ${apiToken}` }),
    /** Runs a trusted document. */
    run: (text: string, headers: Record<string, string> = {}, variables = {}) =>
      post({ documentId: documentId(text), variables }, headers),
    async close() {
      await running.stop();
      await Promise.all([accounts.stop(), usage.stop(), rest.stop()]);
    },
  };
}
