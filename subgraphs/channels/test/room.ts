import { createHmac, randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { type Database, openDatabase } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { publish } from '@konstruct/kit/jobs';
import { createLogger, type Running } from '@konstruct/kit/process';
import { createTestDatabase, createTestIdentity, type TestDatabase, type TestIdentity, testOperator, until } from '@konstruct/kit/testing';
import { generateVaultKey, type Sealer, sealer } from '@konstruct/kit/vault';
import { startSlack } from '@konstruct/sandbox/slack';
import { answerWritten } from '@konstruct/schema/messages';
import { startChannels } from '../app.ts';
import { readChannelsEnv } from '../env.ts';

const signingSecret = 'signing-secret-of-tests';
const publicUrl = 'http://konstruct.test';

/** A message to agents. */
interface Published {
  readonly tenant_id: string;
  readonly name: string;
  readonly body: Record<string, unknown>;
}

type Standing = 'QUEUED' | 'SENDING' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED' | 'UNKNOWN';

/** A receipt may come between two looks: what was delivered or read was sent. */
const standsAt = (seen: Standing, awaited: Standing) =>
  seen === awaited || (awaited === 'SENT' && (seen === 'DELIVERED' || seen === 'READ'));

interface OutboundRow {
  readonly id: string;
  readonly part: number;
  readonly state: Standing;
  readonly reason: string | null;
  readonly text: string | null;
  readonly attempt: number;
}

/** The channels service on a database of its own, with a Slack to talk to; agents' part is played by the test. */
export interface Room {
  readonly service: Running;
  readonly slackUrl: string;
  readonly db: TestDatabase;
  readonly identity: TestIdentity;
  readonly sealer: Sealer;
  ask<T = Record<string, unknown>>(actor: Actor, query: string, variables?: object): Promise<T>;
  /** POSTs to the webhook as Slack does, signed now and with the right secret where nothing else is said. */
  post(body: string | Buffer, how?: { secret?: string; offset?: number; headers?: Record<string, string> }): Promise<Response>;
  /** Calls the stand-in's control. */
  slack<T = unknown>(path: string, body?: object, method?: string): Promise<T>;
  startInstall(actor: Actor): Promise<URL>;
  callback(actor: Actor | null, query: Record<string, string>): Promise<string>;
  /** Connects a workspace as an operator would, and returns the channel's id. */
  connect(actor: Actor, team?: string, grantedScopes?: string): Promise<string>;
  /** What was published to agents and is not yet read: nobody reads it here. */
  published(name?: string): Promise<Published[]>;
  /** Writes to channels as agents does when an answer is ready. Returns the answer's id. */
  answer(actor: Actor, answer: { channelId: string; threadKey: string; text: string; agentName?: string }): Promise<string>;
  outbound(messageId: string): Promise<OutboundRow[]>;
  /** Waits until every part of a message stands so, or further. */
  waitFor(messageId: string, state: Standing): Promise<OutboundRow[]>;
  /** How often Slack was asked to post. */
  posts(): Promise<{ body: Record<string, string>; status: number | null }[]>;
  /** Waits until no delivered event is left to process. */
  settled(): Promise<void>;
  /** Stops the service, lets something happen, and starts it again. */
  whileAway(happen: () => Promise<void>): Promise<void>;
  /** A person sends a message again. */
  resend(actor: Actor, messageId: string, idempotencyKey?: string): Promise<Record<string, unknown>>;
  /** Starts again, with a changed environment where one is given; the next time without. */
  restart(changed?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A delivered event that means nothing, of a workspace nobody has connected. */
export const event = (id: string, more: object = {}) =>
  JSON.stringify({ type: 'event_callback', event_id: id, team_id: 'T-NOBODY', event: { type: 'message' }, ...more });

export const operator = (more: Parameters<typeof testOperator>[2] = {}) => testOperator(randomUUID(), 'OWNER', more);

export async function openRoom(environment: Record<string, string> = {}): Promise<Room> {
  const db = await createTestDatabase();
  const identity = await createTestIdentity();
  const slackServer = await startSlack({ port: 0, signingSecret, retryDelaysMs: [0, 50, 100] });
  const vault = generateVaultKey('test');
  const source = {
    DATABASE_URL: db.connection.databaseUrl,
    ...db.passwords('channels'),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    PUBLIC_URL: publicUrl,
    CHANNELS_PORT: '0',
    WHATSAPP_VERIFY_SECRET: 'the secret of verify tokens in tests, no other',
    CHANNELS_VAULT_PUBLIC_KEY: vault.publicJwk,
    CHANNELS_VAULT_KEYS: `[${vault.privateJwk}]`,
    SLACK_CLIENT_ID: 'sandbox-client',
    SLACK_CLIENT_SECRET: 'sandbox-client-secret',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slackServer.url}/api/`,
    SLACK_AUTHORIZE_URL: `${slackServer.url}/oauth/v2/authorize`,
    ...environment,
  };
  const log = createLogger({ name: 'channels', level: 'silent' });
  let service = await startChannels(readChannelsEnv(source), log);
  const agents: Database = await openDatabase(
    { service: 'agents', entities: [], directoryEntities: [], sends: [] },
    { ...db.connection, poolSize: 1 },
  );

  const slack: Room['slack'] = async <T>(path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const init = body ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : { method };
    const response = await fetch(`${slackServer.url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`The stand-in answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const hearEvents = () => slack('config', { eventsUrl: `${service.url}/webhooks/slack` });
  await hearEvents();

  const room: Room = {
    get service() {
      return service;
    },
    slackUrl: slackServer.url,
    db,
    identity,
    sealer: sealer(vault.publicJwk),
    slack,
    async ask<T>(actor: Actor, query: string, variables?: object) {
      const { data, errors } = await identity.ask(service, actor, query, variables);
      if (errors) throw new Error(errors.map(({ message, extensions }) => `${String(extensions?.['code'])}: ${message}`).join('\n'));
      return data as T;
    },
    async post(body, { secret = signingSecret, offset = 0, headers = {} } = {}) {
      const timestamp = String(Math.floor(Date.now() / 1000) + offset);
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
      const signed = { 'content-type': 'application/json', 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
      return fetch(`${service.url}/webhooks/slack`, { method: 'POST', headers: { ...signed, ...headers }, body });
    },
    async startInstall(actor) {
      const { startSlackInstall } = await room.ask<{ startSlackInstall: { url: string } }>(
        actor,
        'mutation { startSlackInstall { ... on StartSlackInstallSuccess { url } ... on UserError { message } } }',
      );
      return new URL(startSlackInstall.url);
    },
    async callback(actor, query) {
      const headers = actor ? await identity.headers(actor, 'channels') : {};
      const response = await fetch(`${service.url}/oauth/slack/callback?${new URLSearchParams(query)}`, { headers, redirect: 'manual' });
      const location = response.headers.get('location') ?? '';
      if (!location.startsWith(`${publicUrl}/welcome/connect?`)) throw new Error(`The callback answered ${response.status} ${location}`);
      return new URL(location).searchParams.get('slack') ?? '';
    },
    async connect(actor, team = '', grantedScopes) {
      const url = await room.startInstall(actor);
      const [scope, redirectUri, state] = ['scope', 'redirect_uri', 'state'].map((name) => url.searchParams.get(name) ?? '');
      const { code } = await slack<{ code: string }>('codes', { team, scope: grantedScopes ?? scope, redirect_uri: redirectUri });
      const result = await room.callback(actor, { code, state: state ?? '' });
      if (result !== 'connected') throw new Error(`Slack was not connected: ${result}`);
      const rows = await db.query<{ id: string }>(
        'select id from channels.channels where tenant_id = $1 order by connected_at desc limit 1',
        [tenantOf(actor)],
      );
      return rows[0]?.id ?? '';
    },
    published: async (name) =>
      (
        await db.query<Published>(
          "select tenant_id, split_part(queue, '/', 1) as name, body from jobs.outbox_messages where reader = 'agents' order by id",
        )
      ).filter((message) => name === undefined || message.name === name),
    async answer(actor, { channelId, threadKey, text, agentName = 'Nora' }) {
      const messageId = randomUUID();
      const tenantId = tenantOf(actor) ?? '';
      await agents
        .forTenant(tenantId)
        .transactional((tx) => publish(tx, answerWritten, tenantId, { messageId, channelId, threadKey, text, agentName }));
      return messageId;
    },
    outbound: (messageId) =>
      db.query<OutboundRow>(
        'select id, part, state, reason, text, attempt from channels.outbound_messages where message_id = $1 order by part',
        [messageId],
      ),
    waitFor: (messageId, state) =>
      until(async () => {
        const rows = await room.outbound(messageId);
        return rows.length > 0 && rows.every((row) => standsAt(row.state, state)) && rows;
      }),
    posts: () => slack('requests?path=/api/chat.postMessage'),
    settled: async () => {
      await until(
        async () =>
          (await db.query('select from channels_directory.inbox where promoted_at is null and set_aside_at is null')).length === 0,
      );
    },
    async whileAway(happen) {
      await service.stop();
      await happen();
      service = await startChannels(readChannelsEnv(source), log);
      await hearEvents();
    },
    async resend(actor, messageId, idempotencyKey = randomUUID()) {
      const { resendMessage } = await room.ask<{ resendMessage: Record<string, unknown> }>(
        actor,
        `mutation($input: ResendMessageInput!) { resendMessage(input: $input) { __typename
          ... on ResendMessageSuccess { delivery { status } } ... on UserError { message } } }`,
        { input: { messageId, idempotencyKey } },
      );
      return resendMessage;
    },
    async restart(changed = {}) {
      await service.stop();
      service = await startChannels(readChannelsEnv({ ...source, ...changed }), log);
      await hearEvents();
    },
    async stop() {
      await service.stop();
      await agents.close();
      await slackServer.stop();
      await db.drop();
    },
  };
  return room;
}
