import { createHmac } from 'node:crypto';
import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { startMeta } from '@konstruct/sandbox/meta';
import { openRoom, type Room } from '../room.ts';

/** The five values that a company pastes. */
export interface Values {
  readonly appId: string;
  readonly appSecret: string;
  readonly businessAccountId: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

interface Connected {
  readonly id: string;
  readonly status: string;
  readonly whatsApp: { readonly callbackUrl: string; readonly verifyToken: string };
}

export interface ConnectResult {
  readonly __typename: string;
  readonly message?: string;
  readonly reason?: string;
  readonly field?: string | null;
  readonly issues?: readonly { readonly path: readonly string[] }[];
  readonly channel?: Connected;
}

/** What a phone shows. */
export interface PhoneMessage {
  readonly id: string;
  readonly from: 'person' | 'business';
  readonly text: string;
  readonly callbackData: string | null;
  readonly status: string | null;
}

/** A room with a Meta to talk to. */
export interface WhatsAppRoom {
  readonly room: Room;
  /** Of the first business, and of the second. */
  values(business?: 1 | 2): Promise<Values>;
  /** Calls the stand-in's control. */
  meta<T = unknown>(path: string, body?: object, method?: string): Promise<T>;
  connectWith(actor: Actor, values: object): Promise<ConnectResult>;
  /** Connects a number, pastes its callback at Meta as a person would, and returns the channel's id. */
  connect(actor: Actor, business?: 1 | 2): Promise<string>;
  /** POSTs to a connection's address as Meta does, signed with a secret. */
  post(channelId: string, body: string | Buffer, secret: string, headers?: Record<string, string>): Promise<Response>;
  status(actor: Actor, channelId: string): Promise<{ status: string; statusReason: string | null; isAccessLost: boolean }>;
  /** What a person's phone shows. */
  phone(from?: string, number?: string): Promise<PhoneMessage[]>;
  /** Somebody writes; resolves when agents were told. Returns the contact's id. */
  say(text: string, more?: { from?: string; number?: string; overlay?: object }): Promise<string>;
  received(): Promise<{ tenantId: string; text: string; contactName: string; threadKey: string; channelKind: string }[]>;
  /** Waits until what Meta sent is stored, and what is stored is promoted. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const connectMutation = `mutation($input: ConnectWhatsAppInput!) { connectWhatsApp(input: $input) { __typename
  ... on ConnectWhatsAppSuccess { channel { id status whatsApp { callbackUrl verifyToken } } }
  ... on WhatsAppCredentialsError { reason field } ... on ValidationError { issues { path } } ... on UserError { message } } }`;

export async function openWhatsAppRoom(environment: Record<string, string> = {}): Promise<WhatsAppRoom> {
  const server = await startMeta({ port: 0, retryDelaysMs: [50, 100, 200] });
  const room = await openRoom({ META_GRAPH_URL: server.url, WHATSAPP_CHAT_URL: 'https://chat.test', ...environment });

  const meta: WhatsAppRoom['meta'] = async <T>(path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const init = body ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : { method };
    const response = await fetch(`${server.url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`The stand-in answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const here: WhatsAppRoom = {
    room,
    meta,
    values: (business = 1) => meta(`connection-values?business=${business}`),
    async connectWith(actor, values) {
      const { connectWhatsApp } = await room.ask<{ connectWhatsApp: ConnectResult }>(actor, connectMutation, { input: values });
      return connectWhatsApp;
    },
    async connect(actor, business = 1) {
      const values = await here.values(business);
      const result = await here.connectWith(actor, values);
      if (!result.channel) throw new Error(JSON.stringify(result));
      const { callbackUrl, verifyToken } = result.channel.whatsApp;
      await meta('webhook', { app: values.appId, callbackUrl: `${room.service.url}${new URL(callbackUrl).pathname}`, verifyToken });
      return result.channel.id;
    },
    async post(channelId, body, secret, headers = {}) {
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      const signed = { 'content-type': 'application/json', 'x-hub-signature-256': signature, ...headers };
      return fetch(`${room.service.url}/webhooks/whatsapp/${channelId}`, { method: 'POST', headers: signed, body });
    },
    async status(actor, channelId) {
      const query = 'query($id: ID!) { channel(id: $id) { status statusReason isAccessLost } }';
      return (
        await room.ask<{ channel: { status: string; statusReason: string | null; isAccessLost: boolean } }>(actor, query, { id: channelId })
      ).channel;
    },
    phone: (from = 'ada', number) => meta(`messages?from=${encodeURIComponent(from)}${number ? `&number=${number}` : ''}`),
    async say(text, { from = 'ada', ...more } = {}) {
      // Slack's messages are processed beside them, so they may come in between.
      const mine = async () => (await here.received()).filter(({ channelKind }) => channelKind === 'WHATSAPP');
      const before = (await mine()).length;
      await meta('messages', { from, text, ...more });
      await until(async () => (await mine()).length > before);
      return (await mine()).at(-1)?.threadKey ?? '';
    },
    received: async () =>
      (await room.published('channels.message_received')).map(({ tenant_id: tenantId, body }) => ({
        tenantId,
        text: String(body['text']),
        contactName: String(body['contactName']),
        threadKey: String(body['threadKey']),
        channelKind: String(body['channelKind']),
      })),
    async settled() {
      await meta('settle', {});
      await room.settled();
    },
    async stop() {
      await room.stop();
      await server.stop();
    },
  };
  return here;
}
