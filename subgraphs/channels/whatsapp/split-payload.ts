import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One message or status of a webhook, on its own. */
export interface Item {
  readonly kind: 'message' | 'status';
  /** The same however often Meta sends it. */
  readonly externalId: string;
  /** The number it speaks of. */
  readonly phoneNumberId: string;
  readonly item: unknown;
  readonly contacts: readonly unknown[];
}

const list = z.array(z.unknown()).catch([]);
const payload = z.object({ object: z.literal('whatsapp_business_account'), entry: list });
const entry = z.object({ changes: list });
const change = z.object({
  field: z.literal('messages'),
  value: z.object({ metadata: z.object({ phone_number_id: z.coerce.string() }), contacts: list, messages: list, statuses: list }),
});

/** What a webhook is about, one by one, so that each is taken once and none spoils another. Null: it is none of WhatsApp's. */
export function splitPayload(body: unknown): Item[] | null {
  const read = payload.safeParse(body);
  if (!read.success) return null;
  return read.data.entry
    .flatMap((one) => entry.safeParse(one).data?.changes ?? [])
    .flatMap((one) => {
      const { value } = change.safeParse(one).data ?? {};
      if (value === undefined) return [];
      const { contacts, messages, statuses, metadata } = value;
      const about = { phoneNumberId: metadata.phone_number_id, contacts };
      return [
        ...messages.map((item) => ({ ...about, kind: 'message' as const, item, externalId: idOf(item) })),
        ...statuses.map((item) => ({
          ...about,
          contacts: [],
          kind: 'status' as const,
          item,
          externalId: `${idOf(item)}:${statusOf(item)}`,
        })),
      ];
    });
}

/** A short id of a few signs, whatever Meta or somebody else wrote. */
function idOf(item: unknown): string {
  const id = z.object({ id: z.string() }).safeParse(item).data?.id;
  if (id !== undefined && /^[\w.:=+/-]{1,150}$/.test(id)) return id;
  return createHash('sha256')
    .update(id ?? JSON.stringify(item) ?? '')
    .digest('hex');
}

function statusOf(item: unknown): string {
  return /^[a-z_]{1,30}$/.exec(z.object({ status: z.string() }).safeParse(item).data?.status ?? '')?.[0] ?? 'other';
}
