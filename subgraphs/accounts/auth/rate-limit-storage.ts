import type { Directory } from '@konstruct/kit/database';

interface Consumed {
  readonly count: number;
  readonly secondsLeft: number;
}

/** A link's token is part of its path: without this each guess would be counted on its own. */
function bucketOf(key: string): string {
  return key.replace(/\/reset-password\/.*/s, '/reset-password/*');
}

/**
 * better-auth's rate limits, counted in the database so that every process sees them: one statement counts and decides, so
 * requests in parallel cannot pass together. A window begins with the first request and is not drawn out by refused ones.
 */
export function createRateLimitStorage(directory: Directory) {
  return {
    async consume(key: string, { window, max }: { window: number; max: number }) {
      const [row] = await directory.fork().execute<Consumed[]>(
        `insert into accounts_directory.rate_limits as r (key, count, window_ends_at, created_at)
         values (?, 1, now() + make_interval(secs => ?), now())
         on conflict (key) do update set
           count = case when r.window_ends_at <= now() then 1 else r.count + 1 end,
           window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at else r.window_ends_at end
         returning count, ceil(extract(epoch from window_ends_at - now()))::int as "secondsLeft"`,
        [bucketOf(key), window],
      );
      if (!row) throw new Error('The rate limit was not counted.');
      const allowed = row.count <= max;
      return { allowed, retryAfter: allowed ? null : row.secondsLeft };
    },
  };
}
