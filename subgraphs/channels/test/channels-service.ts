import { randomUUID } from 'node:crypto';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { jsonCaller, openService, testOperator, until, waitingMessages } from '@konstruct/kit/testing';
import { createSealer, generateVaultKey } from '@konstruct/kit/vault';
import { startSlack } from '@konstruct/sandbox/slack';
import { sign } from '@konstruct/sandbox/slack-signature';
import { answerWritten } from '@konstruct/schema/messages';
import { start } from '../app.ts';
import type { OutboundMessage } from '../delivery/message/outbound-message.entity.ts';
import { readChannelsEnv } from '../env.ts';

type OutboundRow = Pick<OutboundMessage, 'id' | 'part' | 'state' | 'reason' | 'text' | 'attempt'>;
type State = OutboundRow['state'];

/** A receipt may arrive between two polls: a message that was delivered or read was also sent. */
const hasReached = (seen: State, awaited: State) =>
  seen === awaited || (awaited === 'SENT' && (seen === 'DELIVERED' || seen === 'READ'));

/** A delivered event without meaning, of a workspace that no company has connected. */
export const event = (id: string, more: object = {}) =>
  JSON.stringify({ type: 'event_callback', event_id: id, team_id: 'T-UNKNOWN', event: { type: 'message' }, ...more });

export const operator = (more: Parameters<typeof testOperator>[2] = {}) => testOperator(randomUUID(), 'OWNER', more);

/** The options that the service is started with, whatever vendors it talks to. */
export const channelsOptions = (vault = generateVaultKey('test')) => ({
  name: 'channels',
  readEnv: readChannelsEnv,
  start,
  environment: {
    WHATSAPP_VERIFY_SECRET: 'the secret of verify tokens in tests, no other',
    CHANNELS_VAULT_PUBLIC_KEY: vault.publicJwk,
    CHANNELS_VAULT_KEYS: `[${vault.privateJwk}]`,
  },
});

const signingSecret = 'signing-secret-of-tests';

export type ChannelsService = Awaited<ReturnType<typeof openChannelsService>>;

/** The channels service with its own database and a sandbox Slack; the test plays the part of agents. */
export async function openChannelsService(changed: Readonly<Record<string, string>> = {}) {
  const vault = generateVaultKey('test');
  const server = await startSlack({ port: 0, signingSecret, retryDelaysMs: [0, 50, 100] });
  /** Calls the sandbox's control API. */
  const slack = jsonCaller(`${server.url}/_control`);
  const options = channelsOptions(vault);
  const service = await openService({
    ...options,
    environment: {
      ...options.environment,
      SLACK_CLIENT_ID: 'sandbox-client',
      SLACK_CLIENT_SECRET: 'sandbox-client-secret',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${server.url}/api/`,
      SLACK_AUTHORIZE_URL: `${server.url}/oauth/v2/authorize`,
      ...changed,
    },
    onStart: (url) => slack('config', { eventsUrl: `${url}/webhooks/slack` }),
  });
  service.onClose(() => server.stop());
  await service.start();
  const { database } = service;

  const verbs = {
    slack,
    sealer: createSealer(vault.publicJwk),
    /** POSTs to the webhook as Slack does, signed now and with the right secret unless the options say otherwise. */
    post(
      body: string | Buffer<ArrayBuffer>,
      how: { secret?: string; offset?: number; headers?: Record<string, string> } = {},
    ) {
      const time = Math.floor(Date.now() / 1000) + (how.offset ?? 0);
      const signature = sign(how.secret ?? signingSecret, time, body);
      const signed = { 'x-slack-request-timestamp': `${time}`, 'x-slack-signature': signature };
      return service.postJson('/webhooks/slack', body, { ...signed, ...how.headers });
    },
    async startInstall(actor: Actor) {
      const mutation = 'mutation { startSlackInstall { ... on StartSlackInstallSuccess { url } } }';
      return new URL(
        (await service.ask<{ startSlackInstall: { url: string } }>(actor, mutation)).startSlackInstall.url,
      );
    },
    /** Calls the callback as the browser does on its way back from Slack. Returns how the install ended. */
    async callback(actor: Actor | null, query: Record<string, string>) {
      const headers = actor ? await service.identity.headers(actor, 'channels') : {};
      const address = `${service.url}/oauth/slack/callback?${new URLSearchParams(query)}`;
      const { status, headers: answered } = await fetch(address, { headers, redirect: 'manual' });
      const location = answered.get('location') ?? '';
      if (!location.startsWith('http://konstruct.test/welcome/connect?'))
        throw new Error(`It answered ${status} ${location}`);
      return new URL(location).searchParams.get('slack') ?? '';
    },
    /** Connects a workspace as an operator would, and returns the channel's id. */
    async connect(actor: Actor, team = '', grantedScopes?: string) {
      const asked = Object.fromEntries((await verbs.startInstall(actor)).searchParams);
      const granted = { team, scope: grantedScopes ?? asked['scope'], redirect_uri: asked['redirect_uri'] };
      const { code } = await slack<{ code: string }>('codes', granted);
      const result = await verbs.callback(actor, { code, state: asked['state'] ?? '' });
      if (result !== 'connected') throw new Error(`Slack was not connected: ${result}`);
      const newest = 'select id from channels.channels where tenant_id = $1 order by connected_at desc limit 1';
      return (await database.query<{ id: string }>(newest, [tenantOf(actor)]))[0]?.id ?? '';
    },
    /** The messages of a kind that were published to agents and wait to be handled: agents does not run here. */
    published: (name: string) => waitingMessages(database, { reader: 'agents', name }),
    /** Publishes an answer as agents does. Returns its id. */
    async answer(actor: Actor, answer: { channelId: string; threadKey: string; text: string; agentName?: string }) {
      const messageId = randomUUID();
      await service.publish(answerWritten, tenantOf(actor) ?? '', { messageId, agentName: 'Nora', ...answer });
      return messageId;
    },
    outbound: (messageId: string) =>
      database.query<OutboundRow>(
        'select id, part, state, reason, text, attempt from channels.outbound_messages where message_id = $1 order by part',
        [messageId],
      ),
    /** Waits until every part of a message has reached the state, or a later one. */
    waitFor: (messageId: string, state: State) =>
      until(async () => {
        const rows = await verbs.outbound(messageId);
        return rows.length > 0 && rows.every((row) => hasReached(row.state, state)) && rows;
      }),
    /** Slack's record of the calls to post. */
    posts: () =>
      slack<{ body: Record<string, string>; status: number | null }[]>('requests?path=/api/chat.postMessage'),
    /** Waits until no delivered event is left to process. */
    async settled() {
      const waiting = 'select from channels_directory.inbox where promoted_at is null and set_aside_at is null';
      await until(async () => (await database.query(waiting)).length === 0);
    },
    /** Sends a message again, as a person would. */
    resend: (actor: Actor, messageId: string, idempotencyKey: string = randomUUID()) =>
      service.mutate<Record<string, unknown>>(
        actor,
        'resendMessage',
        { messageId, idempotencyKey },
        '... on ResendMessageSuccess { delivery { status } }',
      ),
  };
  return Object.assign(service, verbs);
}
