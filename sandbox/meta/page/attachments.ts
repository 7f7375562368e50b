import { randomInt } from 'node:crypto';
import type { InboundText } from '../say.ts';

/** What a person can send besides text. */
export const attachments: { id: string; label: string; compose(caption: string): InboundText }[] = [
  { id: 'image', label: 'A photo', compose: (caption) => media('image', 'image/jpeg', '📷 Photo', caption) },
  { id: 'audio', label: 'A voice note', compose: () => media('audio', 'audio/ogg; codecs=opus', '🎤 Voice note', '') },
  {
    id: 'document',
    label: 'A document',
    compose: (caption) => media('document', 'application/pdf', '📄 invoice.pdf', caption, { filename: 'invoice.pdf' }),
  },
  {
    id: 'location',
    label: 'A location',
    compose: () => ({
      type: 'location',
      text: '📍 Café Kotti',
      content: {
        location: { latitude: 52.499, longitude: 13.418, name: 'Café Kotti', address: 'Adalbertstraße 96, Berlin' },
      },
    }),
  },
];

function media(
  type: string,
  mimeType: string,
  label: string,
  caption: string,
  more: Record<string, unknown> = {},
): InboundText {
  const part = {
    id: String(randomInt(1e12, 2e12)),
    mime_type: mimeType,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4',
    ...more,
  };
  return {
    type,
    text: caption === '' ? label : `${label}\n${caption}`,
    content: { [type]: caption === '' ? part : { ...part, caption } },
  };
}
