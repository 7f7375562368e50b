import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One message or status of a webhook, on its own. */
export interface Item {
  readonly kind: 'message' | 'status';
  /** The same however often Meta sends the item. */
  readonly externalId: string;
  /** The number that the item is about. */
  readonly phoneNumberId: string;
  readonly item: unknown;
  /** The author of the message, if the webhook names one: at most one, reduced to the fields that are read. */
  readonly contacts: readonly Contact[];
}

interface Contact {
  readonly profile?: { readonly name?: string; readonly username?: string };
  readonly wa_id?: string;
  readonly user_id?: string;
}

const list = z.array(z.unknown()).catch([]);
const payload = z.object({ object: z.literal('whatsapp_business_account'), entry: list });
const entry = z.object({ changes: list });
const change = z.object({
  field: z.literal('messages'),
  value: z.object({
    metadata: z.object({ phone_number_id: z.coerce.string().max(64) }),
    contacts: list,
    messages: list,
    statuses: list,
  }),
});

const word = (longest: number) =>
  z
    .string()
    .transform((text) => text.slice(0, longest))
    .optional()
    .catch(undefined);
const id = z.string().max(250).optional().catch(undefined);
/**
 * Each message of a change carries a copy of its contact, so only the fields that are read are kept, and of a name only
 * what is shown.
 */
const contact = z.object({
  profile: z
    .object({ name: word(200), username: word(200) })
    .optional()
    .catch(undefined),
  wa_id: id,
  user_id: id,
});
const writer = z.object({ from: id, from_user_id: id });

/**
 * Finds the contact of a message: by the id that Meta gives the person, or by the number. A change's only contact
 * belongs to all its messages.
 */
function contactsOf(contacts: readonly unknown[]): (message: unknown) => Contact[] {
  const people = contacts
    .map((one) => contact.safeParse(one).data as Contact | undefined)
    .filter((one) => one !== undefined);
  const byId = new Map(people.toReversed().map((one) => [one.user_id, one]));
  const byNumber = new Map(people.toReversed().map((one) => [one.wa_id, one]));
  const only = people.length === 1 ? people[0] : undefined;
  return (message) => {
    const { from, from_user_id: userId } = writer.safeParse(message).data ?? {};
    const found = (userId && byId.get(userId)) || (from && byNumber.get(from)) || only;
    return found ? [found] : [];
  };
}

/**
 * The items of a webhook one by one, so that each is stored once and none spoils another. Null: the webhook is not
 * WhatsApp's.
 */
export function splitPayload(body: unknown): Iterable<Item> | null {
  const read = payload.safeParse(body);
  return read.success ? itemsOf(read.data.entry) : null;
}

function* itemsOf(entries: readonly unknown[]): Generator<Item> {
  for (const one of entries) {
    for (const each of entry.safeParse(one).data?.changes ?? []) {
      const { value } = change.safeParse(each).data ?? {};
      if (value === undefined) continue;
      const { messages, statuses, metadata } = value;
      const phoneNumberId = metadata.phone_number_id;
      const findContact = contactsOf(value.contacts);
      for (const item of messages.filter(isObject)) {
        yield { kind: 'message', phoneNumberId, contacts: findContact(item), item, externalId: idOf(item) };
      }
      for (const item of statuses.filter(isObject)) {
        yield { kind: 'status', phoneNumberId, contacts: [], item, externalId: `${idOf(item)}:${statusOf(item)}` };
      }
    }
  }
}

/** Meta's messages and statuses are objects, each with its own id. */
const isObject = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item);

/** A short id of a few characters, whatever Meta or anyone else wrote. */
function idOf(item: unknown): string {
  const own = z.object({ id: z.string() }).safeParse(item).data?.id;
  if (own !== undefined && /^[\w.:=+/-]{1,150}$/.test(own)) return own;
  return createHash('sha256')
    .update(own ?? JSON.stringify(item) ?? '')
    .digest('hex');
}

function statusOf(item: unknown): string {
  return /^[a-z_]{1,30}$/.exec(z.object({ status: z.string() }).safeParse(item).data?.status ?? '')?.[0] ?? 'other';
}
