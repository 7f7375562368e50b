import { randomBytes } from 'node:crypto';
import type { Message, Person, PhoneNumber } from './account.ts';
import { accountOf, chatOf } from './directory.ts';
import type { MetaContext } from './meta-context.ts';
import { contactFor, inboundFor, statusFor, sendToApps, valueFor, type Value } from './webhook/payload.ts';

const KEPT = 4000;

/** What a person writes. */
export interface InboundText {
  type?: string;
  text?: string;
  replyTo?: string;
  /** The field named after the type, for content that is not text: `{image: {caption, …}}`. */
  content?: Record<string, unknown>;
  /** Merged into the message in the webhook. */
  overlay?: Record<string, unknown>;
}

/** Stores a person's message and returns the webhook's value for it. */
export function write(
  context: MetaContext,
  number: PhoneNumber,
  who: Person,
  input: InboundText,
): { message: Message; value: Value } {
  const account = accountOf(context.state.value, number);
  const type = input.type ?? 'text';
  const content = input.content ?? { text: { body: input.text ?? '' } };
  const message = keep(context, {
    numberId: number.id,
    personId: who.id,
    from: 'person',
    type,
    text: input.text ?? `[${type}]`,
    replyTo: input.replyTo ?? null,
    callbackData: null,
  });
  const inbound = { ...inboundFor(message, who, account, content), ...input.overlay };
  return { message, value: { ...valueFor(number), contacts: [contactFor(who, account)], messages: [inbound] } };
}

/** A person writes, and the subscribed apps receive a webhook. */
export function personSays(context: MetaContext, number: PhoneNumber, who: Person, input: InboundText): Message {
  const { message, value } = write(context, number, who, input);
  sendToApps(context, number, [[value]]);
  return message;
}

/** A business writes. Webhooks report the message's statuses. */
export function businessSays(
  context: MetaContext,
  number: PhoneNumber,
  who: Person,
  input: Pick<Message, 'type' | 'text' | 'replyTo' | 'callbackData'>,
): Message {
  return keep(context, { numberId: number.id, personId: who.id, from: 'business', ...input });
}

/** A message reaches a status, and the apps receive a webhook. */
export function reach(
  context: MetaContext,
  message: Message,
  status: string,
  more: { errors?: unknown[]; timestamp?: number } = {},
): void {
  const { value: state } = context.state;
  const number = state.numbers.find((one) => one.id === message.numberId);
  const who = state.people.find((one) => one.id === message.personId);
  if (number === undefined || who === undefined) return;
  const timestamp = more.timestamp ?? seconds(context);
  message.statuses.push({ status, timestamp });
  context.state.changed();
  context.notify();
  const reported = statusFor(message, who, accountOf(state, number), status, timestamp, more.errors);
  sendToApps(context, number, [[{ ...valueFor(number), statuses: [reported] }]]);
}

/** The person opens the chat, which marks the delivered messages as read. */
export function look(context: MetaContext, number: PhoneNumber, who: Person): void {
  for (const message of chatOf(context.state.value, number, who)) {
    if (message.from !== 'business' || !message.statuses.some(({ status }) => status === 'delivered')) continue;
    if (!message.statuses.some(({ status }) => status === 'read' || status === 'failed'))
      reach(context, message, 'read');
  }
}

/** When the person last wrote, in Unix seconds. The 24 hours start then. */
export function lastInboundAt(context: MetaContext, number: PhoneNumber, who: Person): number | null {
  return chatOf(context.state.value, number, who).findLast((one) => one.from === 'person')?.timestamp ?? null;
}

function keep(context: MetaContext, input: Omit<Message, 'id' | 'timestamp' | 'reaction' | 'statuses'>): Message {
  const message: Message = {
    id: `wamid.${randomBytes(27).toString('base64')}`,
    timestamp: seconds(context),
    reaction: null,
    statuses: [],
    ...input,
  };
  const { value } = context.state;
  value.messages = [...value.messages.slice(-KEPT), message];
  context.state.changed();
  context.notify();
  return message;
}

function seconds(context: MetaContext): number {
  return Math.floor(context.clock.now() / 1000);
}
