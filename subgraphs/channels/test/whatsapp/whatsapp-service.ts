import type { Actor } from '@konstruct/kit/identity';
import { jsonCaller, until } from '@konstruct/kit/testing';
import { type ShownMessage, startMeta } from '@konstruct/sandbox/meta';
import { signatureHeaders } from '@konstruct/sandbox/meta-signature';
import type { Credentials } from '../../whatsapp/graph-api/whatsapp.port.ts';
import { openChannelsService } from '../channels-service.ts';

/** The five values that a company pastes. */
export type Values = Credentials;

interface ConnectResult {
  readonly __typename: string;
  readonly message?: string;
  readonly reason?: string;
  readonly field?: string | null;
  readonly issues?: readonly { readonly path: readonly string[] }[];
  readonly channel?: { id: string; status: string; whatsApp: { callbackUrl: string; verifyToken: string } };
}

export type WhatsAppService = Awaited<ReturnType<typeof openWhatsAppService>>;

/** The channels service with a sandbox Meta in addition to Slack. */
export async function openWhatsAppService(environment: Readonly<Record<string, string>> = {}) {
  const server = await startMeta({ port: 0, retryDelaysMs: [50, 100, 200] });
  const variables = { META_GRAPH_URL: server.url, WHATSAPP_CHAT_URL: 'https://chat.test' };
  const service = await openChannelsService({ ...variables, ...environment });
  service.onClose(() => server.stop());

  /** Calls the sandbox's control API. */
  const meta = jsonCaller(`${server.url}/_control`);
  const here = {
    service,
    meta,
    /** The values of the first business, or of the second. */
    values: (business: 1 | 2 = 1) => meta<Values>(`connection-values?business=${business}`),
    connectWith: (actor: Actor, values: object) =>
      service.mutate<ConnectResult>(
        actor,
        'connectWhatsApp',
        values,
        `... on ConnectWhatsAppSuccess { channel { id status whatsApp { callbackUrl verifyToken } } }
         ... on WhatsAppCredentialsError { reason field } ... on ValidationError { issues { path } }`,
      ),
    /** Connects a number, pastes its callback at Meta as a person would, and returns the channel's id. */
    async connect(actor: Actor, business: 1 | 2 = 1) {
      const values = await here.values(business);
      const { channel, ...refused } = await here.connectWith(actor, values);
      if (!channel) throw new Error(JSON.stringify(refused));
      const { callbackUrl, verifyToken } = channel.whatsApp;
      const pasted = `${service.url}${new URL(callbackUrl).pathname}`;
      await meta('webhook', { app: values.appId, callbackUrl: pasted, verifyToken });
      return channel.id;
    },
    /** POSTs to a connection's address as Meta does, signed with a secret. */
    post: (
      channelId: string,
      body: string | Buffer<ArrayBuffer>,
      secret: string,
      headers: Record<string, string> = {},
    ) => service.postJson(`/webhooks/whatsapp/${channelId}`, body, { ...signatureHeaders(secret, body), ...headers }),
    async status(actor: Actor, channelId: string) {
      type Status = { status: string; statusReason: string | null; isAccessLost: boolean };
      const query = 'query($id: ID!) { channel(id: $id) { status statusReason isAccessLost } }';
      return (await service.ask<{ channel: Status }>(actor, query, { id: channelId })).channel;
    },
    /** What a person's phone shows. */
    phone: (from = 'ada', number?: string) =>
      meta<ShownMessage[]>(`messages?from=${encodeURIComponent(from)}${number ? `&number=${number}` : ''}`),
    /** Writes as a person; resolves when the message is published to agents. Returns the contact's id. */
    async say(text: string, { from = 'ada', ...more }: { from?: string; number?: string; overlay?: object } = {}) {
      // Slack's messages are processed at the same time, so they may appear in between.
      const mine = async () => (await here.received()).filter(({ channelKind }) => channelKind === 'WHATSAPP');
      const before = (await mine()).length;
      await meta('messages', { from, text, ...more });
      await until(async () => (await mine()).length > before);
      return (await mine()).at(-1)?.threadKey ?? '';
    },
    /** What was published to agents of the messages received. */
    received: async () =>
      (await service.published('channels.message_received')).map(({ tenantId, body }) => ({
        tenantId,
        ...(body as Record<'text' | 'contactName' | 'threadKey' | 'channelKind', string>),
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
