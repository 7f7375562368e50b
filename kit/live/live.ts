import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { z } from 'zod';
import { type Connection, roleUrl } from '../database/roles.ts';

const channel = 'konstruct_live';
const retryMs = 500;
const checkMs = 20_000;

/** What of a tenant changed: the portal's invalidation keys. */
export const liveTopic = z.enum(['agents', 'billing', 'channels', 'conversations', 'keys', 'tenant', 'usage']);
/** What of a tenant changed: the portal's invalidation keys. */
export type LiveTopic = z.infer<typeof liveTopic>;

const liveEvent = z.object({ tenantId: z.uuid(), topic: liveTopic });
/** Something of a tenant changed. */
export type LiveEvent = z.infer<typeof liveEvent>;

/** Tells open pages that something of the tenant changed, once the transaction that `em` is in commits. */
export async function tellLive(em: EntityManager, tenantId: string, ...topics: readonly LiveTopic[]): Promise<void> {
  const events = topics.map((topic): LiveEvent => ({ tenantId, topic }));
  await em.execute('select pg_notify(?, event) from json_array_elements_text(?::json) as event', [
    channel,
    JSON.stringify(events.map((event) => JSON.stringify(event))),
  ]);
}

/** Who is notified of what changes. */
export interface LiveListener {
  /** Called with each event, of every tenant. */
  onEvent(event: LiveEvent): void;
  /** Called when events may have been missed: everything may have changed. */
  onGap(): void;
}

/** What `listenLive` takes. */
export interface LiveOptions extends LiveListener {
  /** The role to listen as. */
  readonly role: string;
  /** Must reach the database itself: a pooler loses notifications. */
  readonly connection: Connection;
}

/** Every role of the database may notify: what is not one of our events is nothing. */
function parseEvent(payload: string | undefined): LiveEvent | undefined {
  try {
    return liveEvent.safeParse(JSON.parse(payload ?? '')).data;
  } catch {
    return undefined;
  }
}

interface Ear {
  /** Resolves when the connection is gone; it never rejects. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

async function openEar({ role, connection, onEvent }: LiveOptions): Promise<Ear> {
  const connectionString = roleUrl(role, connection);
  const client = new Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 10_000, query_timeout: 10_000 });
  const close = () => client.end().catch(() => undefined);
  client.on('error', () => undefined);
  client.on('notification', ({ payload }) => {
    const event = parseEvent(payload);
    if (event) onEvent(event);
  });
  const gone = new Promise<void>((resolve) => client.once('end', resolve));
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
  } catch (error) {
    await close();
    throw error;
  }
  // A connection that broke without a word would be believed in for hours.
  const check = setInterval(() => void client.query('select 1').catch(close), checkMs);
  return { gone: gone.then(() => clearInterval(check)), close };
}

/**
 * Listens to what changes, over one connection, which is opened again when it breaks. Throws when the database cannot be reached
 * at the start; later it waits for it.
 */
export async function listenLive(options: LiveOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let ear = await openEar(options);

  async function openAgain(): Promise<Ear | undefined> {
    while (!stopping.signal.aborted) {
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      const next = stopping.signal.aborted ? undefined : await openEar(options).catch(() => undefined);
      if (next) return next;
    }
    return undefined;
  }

  async function listen(): Promise<void> {
    for (;;) {
      await ear.gone;
      const next = await openAgain();
      if (!next) return;
      ear = next;
      // Stopped while it was being opened: `stop` did not know of it.
      if (stopping.signal.aborted) return ear.close();
      options.onGap();
    }
  }

  const listening = listen();
  return {
    async stop() {
      stopping.abort();
      await ear.close();
      await listening;
    },
  };
}
