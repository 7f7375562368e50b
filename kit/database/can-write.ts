const lookMs = 3_000;

/**
 * Runs the check of the database: each row has one column, `can_write`. The statements are sent as one message, in
 * their own transaction.
 */
export type AskDatabase = (statement: string) => Promise<{ can_write: boolean }[]>;

/**
 * Checks whether the database accepts writes, as far as that is possible without writing rows: it is not a standby and
 * not switched to read-only, and its disk accepts a file. PostgreSQL keeps what exceeds `work_mem` in a file, so the
 * check writes 20,000 numbers (some 300 KB) and drops them again. An update of one row would prove nothing: it finds
 * room in existing pages.
 */
const look = `set local work_mem = '64kB';
select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' and count(*) > 0 as can_write
from generate_series(1, 20000)`;

/** Limits a readiness check in time: a check that is late or fails counts as false. */
export async function withinTime(isTrue: () => Promise<boolean>, ms = lookMs): Promise<boolean> {
  return (await lookInTime(isTrue, ms)) === true;
}

async function lookInTime(isTrue: () => Promise<boolean>, ms: number): Promise<boolean | 'late'> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), ms);
  return Promise.race([isTrue().catch(() => false), late.promise]).finally(() => clearTimeout(timer));
}

/** As long as a statement may take; during that time all connections of a small pool may be in use. */
const graceMs = 15_000;

/**
 * The same for a check that takes a connection from a pool: a late one may wait for its turn behind slow work, which
 * says nothing about the database. The last success then stays valid, for as long as such work may take.
 */
export function tolerateDelay(isTrue: () => Promise<boolean>, ms = lookMs): () => Promise<boolean> {
  let lastGoodAt = -Infinity;
  return async () => {
    const seen = await lookInTime(isTrue, ms);
    if (seen === true) lastGoodAt = performance.now();
    return seen === 'late' ? performance.now() - lastGoodAt < graceMs : seen;
  };
}

/**
 * Checks whether the database accepts writes, at most every `everyMs`, however often it is called: in between, the last
 * result counts.
 */
export function createCanWrite(ask: AskDatabase, everyMs = 3_000): () => Promise<boolean> {
  let last: { readonly at: number; readonly canWrite: Promise<boolean> } | undefined;
  const canWriteNow = tolerateDelay(async () => (await ask(look)).every(({ can_write: canWrite }) => canWrite));
  return () => {
    const at = performance.now();
    if (!last || at - last.at >= everyMs) {
      last = { at, canWrite: canWriteNow() };
    }
    return last.canWrite;
  };
}
