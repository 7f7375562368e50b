import { z } from 'zod';

const word = z.string().optional().catch(undefined);
const title = z.object({ title: word, description: word }).optional().catch(undefined);

/** What we read of a message's content; everything else in it is ignored. */
const contents = z.object({
  text: z.object({ body: word }).optional().catch(undefined),
  image: z.object({ caption: word }).optional().catch(undefined),
  video: z.object({ caption: word }).optional().catch(undefined),
  audio: z
    .object({ voice: z.boolean().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  document: z.object({ filename: word, caption: word }).optional().catch(undefined),
  location: z
    .object({ name: word, address: word, latitude: z.coerce.number(), longitude: z.coerce.number() })
    .optional()
    .catch(undefined),
  contacts: z
    .array(z.object({ name: z.object({ formatted_name: word }).optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  button: z.object({ text: word }).optional().catch(undefined),
  interactive: z.object({ button_reply: title, list_reply: title }).optional().catch(undefined),
});

/**
 * A person's message as text: captions and chosen replies word for word, media and places named in brackets. Null for
 * anything that needs no answer: reactions, system notices, and what WhatsApp itself does not pass on.
 */
export function describeContent(type: string, item: unknown): string | null {
  const { data } = contents.safeParse(item);
  if (data === undefined) return null;
  switch (type) {
    case 'text':
      return data.text?.body?.trim() || null;
    case 'image':
      return named('[photo]', data.image?.caption);
    case 'video':
      return named('[video]', data.video?.caption);
    case 'audio':
      return data.audio?.voice === false ? '[audio file]' : '[voice note]';
    case 'document':
      return named(`[document: ${data.document?.filename ?? 'without a name'}]`, data.document?.caption);
    case 'sticker':
      return '[sticker]';
    case 'location':
      return data.location === undefined ? '[location]' : place(data.location);
    case 'contacts':
      return `[contact: ${(data.contacts ?? []).map(({ name }) => name?.formatted_name ?? 'without a name').join(', ')}]`;
    case 'button':
      return data.button?.text?.trim() || null;
    case 'interactive':
      return chosen(data.interactive?.button_reply ?? data.interactive?.list_reply);
    default:
      return null;
  }
}

const named = (what: string, caption: string | undefined) => [what, caption?.trim()].filter(Boolean).join(' ');

function place({
  name,
  address,
  latitude,
  longitude,
}: {
  name?: string | undefined;
  address?: string | undefined;
  latitude: number;
  longitude: number;
}): string {
  return `[location: ${[name, address, `${latitude}, ${longitude}`].filter(Boolean).join(', ')}]`;
}

function chosen(reply: { title?: string | undefined; description?: string | undefined } | undefined): string | null {
  return [reply?.title, reply?.description].filter(Boolean).join(': ') || null;
}
