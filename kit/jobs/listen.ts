import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const checkMs = 20_000;
const firstRetryMs = 250;
const mostRetryMs = 5_000;

/** What `listen` takes. */
export interface ListenOptions {
  /** Must reach the database itself: a pooler in transaction mode loses notifications. */
  readonly connectionString: string;
  readonly channel: string;
  onNotification(payload: string): void;
  /** Called whenever the connection was opened: notifications may have been missed before. */
  onOpen(): void;
}

/** Listens on a channel over one connection of its own, and opens it again for as long as it is not stopped. It never throws. */
export function listen({ connectionString, channel, onNotification, onOpen }: ListenOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let current: Client | undefined;

  async function open(): Promise<void> {
    const client = new Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 10_000, query_timeout: 10_000 });
    current = client;
    client.on('error', () => undefined);
    const gone = new Promise<void>((resolve) => client.once('end', resolve));
    const close = () => client.end().catch(() => undefined);
    client.on('notification', ({ payload }) => onNotification(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      await close();
      throw error;
    }
    if (stopping.signal.aborted) return close();
    onOpen();
    // A connection that broke without a word would be believed in for hours.
    const check = setInterval(() => void client.query('select 1').catch(close), checkMs);
    await gone;
    clearInterval(check);
  }

  async function keepOpen(): Promise<void> {
    for (let retryMs = firstRetryMs; !stopping.signal.aborted;) {
      const began = performance.now();
      await open().catch(() => undefined);
      retryMs = performance.now() - began > mostRetryMs ? firstRetryMs : Math.min(retryMs * 2, mostRetryMs);
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const listening = keepOpen();
  return {
    async stop() {
      stopping.abort();
      await current?.end().catch(() => undefined);
      await listening;
    },
  };
}
