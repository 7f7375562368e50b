import { openPool } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import type { FastifyBaseLogger } from 'fastify';
import type { Grant, Portion, RateStore } from './rate-store.port.ts';

const takeQuota = `
  select place::int, granted::float8, remaining::float8, window_ends_in_ms::float8
    from accounts_functions.take_request_quota($1::text[], $2::bigint[], $3::integer[], $4::bigint[], $5::bigint[])`;

interface GrantRow {
  /** Which of the requested portions the row belongs to, from 1. */
  readonly place: number;
  readonly granted: number;
  readonly remaining: number;
  readonly window_ends_in_ms: number;
}

/**
 * Quotas in the database, through the one function that the gateway's role may call. Concurrent requests for portions
 * are one statement. It has its own connection, so that a lock on a quota's row never delays the identification of
 * callers.
 */
export function openRateStore(connectionString: string, log: FastifyBaseLogger): RateStore {
  const pool = openPool({
    connectionString,
    name: 'gateway rates',
    max: 1,
    connectionTimeoutMs: 500,
    queryTimeoutMs: 800,
    onError: (error) => log.warn({ err: error }, 'an idle connection to the database was lost'),
  });

  const portions = new DataLoader<Portion, Grant>(
    async (asked) => {
      const column = (of: (portion: Portion) => string | number) => asked.map(of);
      const values = [
        column((p) => p.key),
        column((p) => p.quota),
        column((p) => p.windowSeconds),
        column((p) => p.needed),
        column((p) => p.wanted),
      ];
      const { rows } = await pool.query<GrantRow>(takeQuota, values);
      const byPlace = new Map(rows.map((row) => [row.place, row]));
      return asked.map((_, index) => {
        const row = byPlace.get(index + 1);
        if (!row) return new Error('The database did not answer for a quota.');
        return { granted: row.granted, remaining: row.remaining, windowEndsInMs: row.window_ends_in_ms };
      });
    },
    { cache: false, maxBatchSize: 100, batchScheduleFn: (ask) => void setImmediate(ask) },
  );

  return { take: (portion) => portions.load(portion), close: () => pool.end() };
}
