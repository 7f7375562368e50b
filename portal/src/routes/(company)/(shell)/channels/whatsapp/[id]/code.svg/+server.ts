import { error, type RequestHandler } from '@sveltejs/kit';
import { ChatCodeDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { qrCode } from '#lib/server/qr-code.ts';
import { text } from '../text.ts';

/** A QR code that opens a chat with the number. */
export const GET: RequestHandler = async (event) => {
  const { channel } = await query(event, ChatCodeDocument, { id: event.params['id'] ?? '' });
  if (!channel?.whatsApp) error(404, text.notFound);
  return new Response(qrCode(channel.whatsApp.chatUrl), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=300' },
  });
};
