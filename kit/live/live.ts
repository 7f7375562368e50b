import type { EntityManager } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { z } from 'zod';
import { type Connection, roleUrl, tenantRole } from '../database/roles.ts';

const channel = 'konstruct_live';

/** What of a tenant changed: the portal's invalidation keys. */
export const liveTopic = z.enum(['agents', 'billing', 'channels', 'conversations', 'keys', 'tenant', 'usage']);
export type LiveTopic = z.infer<typeof liveTopic>;

const liveEvent = z.object({ tenantId: z.uuid(), topic: liveTopic });
export type LiveEvent = z.infer<typeof liveEvent>;

/** Tells open pages that something of the tenant changed, once the transaction that `em` is in commits. */
export async function tellLive(em: EntityManager, tenantId: string, topic: LiveTopic): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [channel, JSON.stringify({ tenantId, topic } satisfies LiveEvent)]);
}

export interface LiveOptions {
  readonly service: string;
  /** Must reach the database itself: a pooler loses notifications. */
  readonly connection: Connection;
  onEvent(event: LiveEvent): void;
  /** Called when events may have been missed: everything may have changed. */
  onGap(): void;
}

/** Listens to what changes, over one connection, which is opened again when it breaks. */
export async function listenLive({ service, connection, onEvent, onGap }: LiveOptions): Promise<{ stop(): Promise<void> }> {
  let client: Client | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: roleUrl(tenantRole(service), connection), keepAlive: true });
    next.on('error', () => undefined);
    next.on('end', () => void reconnect());
    next.on('notification', ({ payload }) => {
      const event = liveEvent.safeParse(JSON.parse(payload ?? 'null'));
      if (event.success) onEvent(event.data);
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const isBack = await connect().then(
        () => true,
        () => false,
      );
      if (isBack) return onGap();
    }
  }

  await connect();
  return {
    async stop() {
      stopped = true;
      await client?.end();
    },
  };
}
