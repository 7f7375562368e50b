import { type Directory, sql } from '@konstruct/kit/database';
import { RateLimit } from './rate-limit.entity.ts';

interface Consumed {
  readonly count: number;
  readonly secondsLeft: number;
}

/** The number of requests within a window in seconds. */
export interface Limit {
  readonly window: number;
  readonly max: number;
}

/** better-auth's rate limits, counted in the database so that every process sees them. */
export interface RateLimitStorage {
  /** Counts a request. `retryAfter` is in seconds, and null if the request is allowed. */
  consume(key: string, limit: Limit): Promise<{ allowed: boolean; retryAfter: number | null }>;
  /** Uncounts one request. */
  release(key: string): Promise<void>;
  /** Resets these counters to zero. */
  forget(keys: readonly string[]): Promise<void>;
}

/** A link's token is part of its path: without this, each guess would get a separate counter. */
function bucketOf(key: string): string {
  return key.replace(/\/reset-password\/.*/s, '/reset-password/*');
}

const countRequest = (key: string, windowSeconds: number) => sql`
insert into accounts_directory.rate_limits as r (key, count, window_ends_at, created_at)
values (${key}, 1, now() + make_interval(secs => ${windowSeconds}), now())
on conflict (key) do update set
  count = case when r.window_ends_at <= now() then 1 else r.count + 1 end,
  window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at else r.window_ends_at end
returning count, ceil(extract(epoch from window_ends_at - now()))::int as "secondsLeft"`;

const uncountRequest = (key: string) => sql`
update accounts_directory.rate_limits set count = count - 1 where key = ${key} and count > 0`;

/**
 * One statement counts and decides, so parallel requests cannot pass together. A window begins with the first request;
 * rejected requests do not extend it.
 */
export function createRateLimitStorage(directory: Directory): RateLimitStorage {
  return {
    async consume(key, { window, max }) {
      const [row] = await directory.fork().execute<Consumed[]>(countRequest(bucketOf(key), window));
      if (!row) throw new Error('The rate limit was not counted.');
      const allowed = row.count <= max;
      return { allowed, retryAfter: allowed ? null : row.secondsLeft };
    },

    async release(key) {
      await directory.fork().execute(uncountRequest(bucketOf(key)));
    },

    async forget(keys) {
      await directory.fork().nativeDelete(RateLimit, { key: { $in: keys.map(bucketOf) } });
    },
  };
}
