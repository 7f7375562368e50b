import { error } from '@sveltejs/kit';
import { WhatsAppSetUpPageDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import { text } from './text.ts';

interface LoadOfNumber {
  fetch: typeof globalThis.fetch;
  url: URL;
  params: { id: string };
  depends: (...keys: `${string}:${string}`[]) => void;
}

/** A number and its remaining setup, for the pages that show it. */
export async function readSetUp(event: LoadOfNumber) {
  event.depends(liveKey('channels'));
  const { channel } = await query(event, WhatsAppSetUpPageDocument, { id: event.params.id }, 'channel');
  if (!channel?.whatsApp) error(404, text.notFound);
  return { channel: { ...channel, whatsApp: channel.whatsApp } };
}
