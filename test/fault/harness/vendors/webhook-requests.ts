import { createHmac } from 'node:crypto';
import type { Business } from './graph-api.ts';
import type { Workspace } from './slack-api.ts';

/** A signed webhook, ready to be sent. Slack's signature is valid for five minutes. */
export interface WebhookRequest {
  /** Where it goes, relative to the product. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

/** A Slack event as its workspace sends it. The same `eventId` is the same event, however often it is sent. */
export function slackWebhook(
  signingSecret: string,
  { teamId, botUserId }: Workspace,
  eventId: string,
  event: object,
): WebhookRequest {
  const body = JSON.stringify({
    ...{
      type: 'event_callback',
      event_id: eventId,
      team_id: teamId,
      context_team_id: teamId,
      api_app_id: 'A0KONSTRUCT',
    },
    authorizations: [{ team_id: teamId, user_id: botUserId, is_bot: true }],
    event_time: Math.floor(Date.now() / 1000),
    event,
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${hmac(signingSecret, `v0:${timestamp}:${body}`)}`;
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return { path: '/webhooks/slack', headers, body };
}

interface DirectMessage {
  readonly userId: string;
  readonly text: string;
  /** Seconds since 1970, as Slack's `ts` says. */
  readonly seconds: number;
}

/** What a person writes to the app directly. */
export function directMessage({ teamId }: Workspace, { userId, text, seconds }: DirectMessage): object {
  const ts = seconds.toFixed(6);
  const channel = `D${userId.slice(1)}`;
  return { type: 'message', channel_type: 'im', channel, user: userId, team: teamId, ts, event_ts: ts, text };
}

/** What a person writes in a channel to start a thread: it mentions the app. */
export function mention({ teamId, botUserId }: Workspace, { userId, text, seconds }: DirectMessage): object {
  const ts = seconds.toFixed(6);
  return {
    type: 'app_mention',
    channel: `C${teamId}`,
    user: userId,
    team: teamId,
    ts,
    event_ts: ts,
    text: `<@${botUserId}> ${text}`,
  };
}

/** One value of a webhook of Meta's, as the business's app sends it. */
export function metaWebhook(
  { appSecret, businessAccountId, phoneNumberId, callbackUrl }: Business,
  value: object,
): WebhookRequest {
  const metadata = { display_phone_number: '15550104477', phone_number_id: phoneNumberId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: businessAccountId, changes: [change] }],
  });
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${hmac(appSecret, body)}` };
  return { path: new URL(callbackUrl).pathname, headers, body };
}

interface PhoneMessage {
  readonly id: string;
  readonly text: string;
  readonly seconds: number;
}

/** What a person writes from a phone: one or several messages in one webhook. */
export function phoneMessages(phone: string, messages: readonly PhoneMessage[]): object {
  return {
    contacts: [{ profile: { name: `Person ${phone.slice(-4)}` }, wa_id: phone }],
    messages: messages.map(({ id, text, seconds }) => ({
      ...{ from: phone, id, timestamp: String(Math.floor(seconds)), type: 'text', text: { body: text } },
    })),
  };
}

/** A status of a message that the business sent. */
export function receipt(
  message: { id: string; phone: string; callbackData: string | undefined },
  status: 'sent' | 'delivered',
): object {
  const data = message.callbackData === undefined ? {} : { biz_opaque_callback_data: message.callbackData };
  const timestamp = String(Math.floor(Date.now() / 1000));
  return { statuses: [{ id: message.id, status, timestamp, recipient_id: message.phone, ...data }] };
}
