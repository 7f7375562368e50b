import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { noteConnections } from './most-connections.ts';
import { connectionOptions } from './pool.ts';

/** How often an open connection is checked. */
const checkMs = 20_000;
const firstRetryMs = 250;
const mostRetryMs = 2_000;

/** What `listen` takes. */
export interface ListenOptions {
  /** Must reach the database itself: a pooler in transaction mode loses notifications. */
  readonly connectionString: string;
  readonly channel: string;
  onNotification(payload: string): void;
  /** Called whenever the connection was opened, including the first time: notifications may have been missed before. */
  onOpen(): void;
}

/** A connection that listens. */
export interface Listener {
  /**
   * Resolves once the first attempt has opened the connection; rejects when that attempt failed or `stop` came first.
   * Attempts continue until `stop`.
   */
  readonly opened: Promise<void>;
  /** Resolves when the connection is closed. No callback is called after that. */
  stop(): Promise<void>;
}

/** Listens on a channel over its own connection, and reopens the connection until it is stopped. */
export function listen({ connectionString, channel, onNotification, onOpen }: ListenOptions): Listener {
  const stopping = new AbortController();
  const opened = Promise.withResolvers<void>();
  // A caller that does not await it need not handle its rejection.
  opened.promise.catch(() => undefined);
  const forget = noteConnections(1);
  let current: Client | undefined;

  /** Resolves when a connection that was opened is gone. */
  async function open(): Promise<void> {
    const client = new Client({ ...connectionOptions, connectionString, query_timeout: 10_000 });
    current = client;
    client.on('error', () => undefined);
    const gone = new Promise<void>((resolve) => client.once('end', resolve));
    const close = () => client.end().catch(() => undefined);
    client.on('notification', ({ payload }) => onNotification(payload ?? ''));
    try {
      // `connect` never settles on a client that is ended in the meantime.
      await Promise.race([client.connect(), gone]);
      await client.query(`listen ${channel}`);
    } catch (error) {
      await close();
      throw error;
    }
    if (stopping.signal.aborted) return close();
    opened.resolve();
    onOpen();
    // A connection can break without either side noticing.
    const check = setInterval(() => void client.query('select 1').catch(close), checkMs);
    await gone;
    clearInterval(check);
  }

  async function keepOpen(): Promise<void> {
    for (let retryMs = firstRetryMs; !stopping.signal.aborted;) {
      const began = performance.now();
      await open().catch(opened.reject);
      retryMs = performance.now() - began > mostRetryMs ? firstRetryMs : Math.min(retryMs * 2, mostRetryMs);
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const listening = keepOpen();
  return {
    opened: opened.promise,
    async stop() {
      stopping.abort();
      forget();
      await current?.end().catch(() => undefined);
      await listening;
      opened.reject(new Error('The listener was stopped before it was open.'));
    },
  };
}
