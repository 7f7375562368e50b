import { createHmac } from 'node:crypto';
import type { Actor } from '@konstruct/kit/identity';
import { callJson, until } from '@konstruct/kit/testing';
import { startMeta } from '@konstruct/sandbox/meta';
import type { Credentials } from '../../whatsapp/graph-api/whatsapp.port.ts';
import { openChannelsService } from '../channels-service.ts';

/** The five values that a company pastes. */
export type Values = Credentials;

interface Connected {
  readonly id: string;
  readonly status: string;
  readonly whatsApp: { readonly callbackUrl: string; readonly verifyToken: string };
}

interface ConnectResult {
  readonly __typename: string;
  readonly message?: string;
  readonly reason?: string;
  readonly field?: string | null;
  readonly issues?: readonly { readonly path: readonly string[] }[];
  readonly channel?: Connected;
}

/** What a phone shows. */
interface PhoneMessage {
  readonly id: string;
  readonly from: 'person' | 'business';
  readonly text: string;
  readonly callbackData: string | null;
  readonly status: string | null;
}

const connectMutation = `mutation($input: ConnectWhatsAppInput!) { connectWhatsApp(input: $input) { __typename
  ... on ConnectWhatsAppSuccess { channel { id status whatsApp { callbackUrl verifyToken } } }
  ... on WhatsAppCredentialsError { reason field } ... on ValidationError { issues { path } } ... on UserError { message } } }`;
const statusQuery = 'query($id: ID!) { channel(id: $id) { status statusReason isAccessLost } }';

export type WhatsAppService = Awaited<ReturnType<typeof openWhatsAppService>>;

/** The channels service with a sandbox Meta in addition to Slack. */
export async function openWhatsAppService(environment: Readonly<Record<string, string>> = {}) {
  const server = await startMeta({ port: 0, retryDelaysMs: [50, 100, 200] });
  const service = await openChannelsService({
    META_GRAPH_URL: server.url,
    WHATSAPP_CHAT_URL: 'https://chat.test',
    ...environment,
  });
  service.onClose(() => server.stop());

  /** Calls the sandbox's control API. */
  const meta = <T = unknown>(path: string, body?: object, method?: string) =>
    callJson<T>(`${server.url}/_control/${path}`, body, method);
  const here = {
    service,
    meta,
    /** The values of the first business, or of the second. */
    values: (business: 1 | 2 = 1) => meta<Values>(`connection-values?business=${business}`),
    connectWith: async (actor: Actor, values: object) =>
      (await service.ask<{ connectWhatsApp: ConnectResult }>(actor, connectMutation, { input: values }))
        .connectWhatsApp,
    /** Connects a number, pastes its callback at Meta as a person would, and returns the channel's id. */
    async connect(actor: Actor, business: 1 | 2 = 1) {
      const values = await here.values(business);
      const result = await here.connectWith(actor, values);
      if (!result.channel) throw new Error(JSON.stringify(result));
      const { callbackUrl, verifyToken } = result.channel.whatsApp;
      await meta('webhook', {
        app: values.appId,
        callbackUrl: `${service.url}${new URL(callbackUrl).pathname}`,
        verifyToken,
      });
      return result.channel.id;
    },
    /** POSTs to a connection's address as Meta does, signed with a secret. */
    async post(channelId: string, body: string | Buffer, secret: string, headers: Record<string, string> = {}) {
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      const signed = { 'content-type': 'application/json', 'x-hub-signature-256': signature, ...headers };
      return fetch(`${service.url}/webhooks/whatsapp/${channelId}`, { method: 'POST', headers: signed, body });
    },
    async status(actor: Actor, channelId: string) {
      type Status = { status: string; statusReason: string | null; isAccessLost: boolean };
      return (await service.ask<{ channel: Status }>(actor, statusQuery, { id: channelId })).channel;
    },
    /** What a person's phone shows. */
    phone: (from = 'ada', number?: string) =>
      meta<PhoneMessage[]>(`messages?from=${encodeURIComponent(from)}${number ? `&number=${number}` : ''}`),
    /** Writes as a person; resolves when the message is published to agents. Returns the contact's id. */
    async say(text: string, { from = 'ada', ...more }: { from?: string; number?: string; overlay?: object } = {}) {
      // Slack's messages are processed at the same time, so they may appear in between.
      const mine = async () => (await here.received()).filter(({ channelKind }) => channelKind === 'WHATSAPP');
      const before = (await mine()).length;
      await meta('messages', { from, text, ...more });
      await until(async () => (await mine()).length > before);
      return (await mine()).at(-1)?.threadKey ?? '';
    },
    received: async () =>
      (await service.published('channels.message_received')).map(({ tenantId, body }) => ({
        tenantId,
        text: String(body['text']),
        contactName: String(body['contactName']),
        threadKey: String(body['threadKey']),
        channelKind: String(body['channelKind']),
      })),
    /** Waits until what Meta sent is stored, and what is stored is processed. */
    async settled() {
      await meta('settle', {});
      await service.settled();
    },
    close: () => service.close(),
  };
  return here;
}
