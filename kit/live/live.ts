import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { listen } from '../database/connection/listen.ts';
import { type Connection, roleUrl } from '../database/roles.ts';

const channel = 'konstruct_live';

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
function parseEvent(payload: string): LiveEvent | undefined {
  try {
    return liveEvent.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

/**
 * Listens to what changes, over one connection, which is opened again when it breaks. Throws when the database cannot be reached
 * at the start; later it waits for it.
 */
export async function listenLive({ role, connection, onEvent, onGap }: LiveOptions): Promise<{ stop(): Promise<void> }> {
  let isOpened = false;
  const listener = listen({
    connectionString: roleUrl(role, connection),
    channel,
    onNotification(payload) {
      const event = parseEvent(payload);
      if (event) onEvent(event);
    },
    onOpen() {
      if (isOpened) onGap();
      isOpened = true;
    },
  });
  try {
    await listener.opened;
  } catch (error) {
    await listener.stop();
    throw error;
  }
  return { stop: listener.stop };
}
