import { storable } from '@konstruct/kit/database';
import { z } from 'zod';
import { describeContent } from './describe-content.ts';

const word = z.string().optional().catch(undefined);

/** An item as the webhook stored it. */
const stored = z.object({
  channelId: z.uuid(),
  kind: z.enum(['message', 'status']),
  phoneNumberId: z.string(),
  item: z.unknown(),
  contacts: z.array(z.unknown()),
});
export type StoredItem = z.infer<typeof stored>;

const contact = z.object({
  profile: z.object({ name: word, username: word }).optional().catch(undefined),
  wa_id: word,
  user_id: word,
});

const seconds = z.coerce.number().int().positive().max(9_999_999_999);
/** An id from Meta: it is looked up, so it must be safe in a query. */
const metaId = z.string().regex(/^[\x21-\x7e]{1,250}$/);

const message = z.object({
  id: metaId,
  from: metaId.optional().catch(undefined),
  from_user_id: metaId.optional().catch(undefined),
  timestamp: seconds,
  type: z.string(),
});

const status = z.object({
  id: metaId,
  status: z.string(),
  biz_opaque_callback_data: word,
  errors: z
    .array(z.object({ code: z.number() }))
    .optional()
    .catch(undefined),
});

/** A message that a person wrote. */
export interface WhatsAppMessage {
  readonly kind: 'message';
  readonly externalId: string;
  /** The id by which the business knows the person: scoped to the business if Meta gives one, else the phone number. */
  readonly userId: string;
  /** Digits; null when the person shows none. */
  readonly phone: string | null;
  readonly name: string;
  readonly text: string;
  readonly sentAt: Date;
}

/** What Meta reports about a message of ours. */
export interface WhatsAppStatus {
  readonly kind: 'status';
  readonly externalId: string;
  readonly status: 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';
  readonly callbackData: string | null;
  readonly errorCode: number | null;
}

export type WhatsAppInboundEvent =
  WhatsAppMessage | WhatsAppStatus | { readonly kind: 'nothing'; readonly why: string };

/** Parses what the webhook stored. */
export function parseItem(body: Uint8Array): StoredItem {
  return stored.parse(JSON.parse(Buffer.from(body).toString('utf8')));
}

/** What a stored item means to us. An item that cannot be read counts as nothing: a retry would not read it either. */
export function readItem({ kind, item, contacts }: StoredItem): WhatsAppInboundEvent {
  return kind === 'message' ? readMessage(item, contacts) : readStatus(item);
}

function readMessage(item: unknown, contacts: readonly unknown[]): WhatsAppInboundEvent {
  const read = message.safeParse(item);
  if (!read.success) return nothing('the message could not be read');
  const { id, from, from_user_id: fromUserId, timestamp, type } = read.data;
  const userId = fromUserId ?? from;
  if (userId === undefined) return nothing('it names no sender');
  const text = describeContent(type, item);
  if (text === null) return nothing(`messages of type ${type.slice(0, 30)} are not answered`);

  const people = contacts.map((one) => contact.safeParse(one).data).filter((one) => one !== undefined);
  const writer = people.find(
    ({ user_id: own, wa_id: number }) => own === fromUserId || (number !== undefined && number === from),
  );
  const phone = /^\d{5,20}$/.exec(from ?? writer?.wa_id ?? '')?.[0] ?? null;
  const name =
    clean(writer?.profile?.name ?? '') ||
    clean(writer?.profile?.username ?? '') ||
    (phone === null ? 'Someone on WhatsApp' : `+${phone}`);
  return {
    kind: 'message',
    externalId: id,
    userId,
    phone,
    name,
    text: clean(text),
    sentAt: new Date(timestamp * 1000),
  };
}

const statuses = { sent: 'SENT', delivered: 'DELIVERED', read: 'READ', played: 'READ', failed: 'FAILED' } as const;

function readStatus(item: unknown): WhatsAppInboundEvent {
  const read = status.safeParse(item);
  if (!read.success) return nothing('the status could not be read');
  const { id, status: reported, biz_opaque_callback_data: callbackData, errors } = read.data;
  const known = Object.entries(statuses).find(([name]) => name === reported)?.[1];
  if (known === undefined) return nothing(`the status ${reported.slice(0, 30)} is not used`);
  return {
    kind: 'status',
    externalId: id,
    status: known,
    callbackData: callbackData ?? null,
    errorCode: errors?.[0]?.code ?? null,
  };
}

const clean = (text: string) => storable(text).trim();

const nothing = (why: string) => ({ kind: 'nothing', why }) as const;
