import type { FastifyReply } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';

/** One server-sent event. */
export interface StreamEvent {
  event?: string;
  data: unknown;
  /** Whether to wait briefly before it, as before a piece of text. */
  isPiece?: boolean;
}

/** Sends the events until the last one, or until the client disconnects. */
export async function sendStream(
  reply: FastifyReply,
  events: Iterable<StreamEvent>,
  pieceDelayMs: number,
  closing?: string,
): Promise<void> {
  reply.hijack();
  const raw = reply.raw;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  for (const { event, data, isPiece } of events) {
    if (raw.destroyed) return;
    if (isPiece === true && pieceDelayMs > 0) await sleep(pieceDelayMs);
    raw.write(`${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`);
  }
  if (closing !== undefined) raw.write(`data: ${closing}\n\n`);
  raw.end();
}

/** Splits a text into pieces of about one word, as models stream it. */
export function pieces(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
