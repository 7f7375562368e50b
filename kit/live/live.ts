import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { listen } from '../database/connection/listen.ts';
import { type Connection, roleUrl } from '../database/roles.ts';

const channel = 'konstruct_live';

/** A change of something in a tenant: which of the topics that the product knows. */
export interface LiveEvent<TTopic extends string> {
  readonly tenantId: string;
  readonly topic: TTopic;
}

/** Notifies every listener that something of the tenant changed, once the transaction that `em` is in commits. */
export async function notifyLive(em: EntityManager, tenantId: string, topics: readonly string[]): Promise<void> {
  const events = topics.map((topic): LiveEvent<string> => ({ tenantId, topic }));
  const payloads = JSON.stringify(events.map((event) => JSON.stringify(event)));
  await em.execute(sql`select pg_notify(${channel}, event) from json_array_elements_text(${payloads}::json) as event`);
}

/** The callbacks of a listener. */
export interface LiveListener<TTopic extends string> {
  /** Called with each event, of every tenant. */
  onEvent(event: LiveEvent<TTopic>): void;
  /** Called when events may have been missed: everything may have changed. */
  onGap(): void;
}

/** What `listenLive` takes. */
export interface LiveOptions<TTopic extends string> extends LiveListener<TTopic> {
  /** What may change; an event about anything else is ignored. */
  readonly topics: readonly [TTopic, ...TTopic[]];
  /** The role to listen as. */
  readonly role: string;
  /** Must reach the database itself: a pooler loses notifications. */
  readonly connection: Connection;
}

/** Every role of the database may notify: anything that is not one of our events is ignored. */
function createReader<TTopic extends string>(topics: readonly [TTopic, ...TTopic[]]) {
  const event = z.object({ tenantId: z.uuid(), topic: z.enum(topics) });
  return (payload: string): LiveEvent<TTopic> | undefined => {
    try {
      return event.safeParse(JSON.parse(payload)).data as LiveEvent<TTopic> | undefined;
    } catch {
      return undefined;
    }
  };
}

/**
 * Listens for changes over one connection, which is reopened when it breaks. Throws when the database cannot be reached
 * at the start; later it waits for the database.
 */
export async function listenLive<TTopic extends string>(
  options: LiveOptions<TTopic>,
): Promise<{ stop(): Promise<void> }> {
  const { topics, role, connection, onEvent, onGap } = options;
  const parseEvent = createReader(topics);
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
