const lookMs = 3_000;

/** What a look at the database asks: each row one column, `can_write`. Sent as one message, in a transaction of its own. */
export type AskDatabase = (statement: string) => Promise<{ can_write: boolean }[]>;

/**
 * Whether the database takes writes, as far as a look without writing rows can say: it is no standby and not switched to read-only,
 * and its disk takes a file. PostgreSQL keeps what exceeds `work_mem` in a file, so 20,000 numbers are written (some 300 KB) and gone
 * again. An update of one row would show nothing: it finds room in pages that are there.
 */
const look = `set local work_mem = '64kB';
select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' and count(*) > 0 as can_write
from generate_series(1, 20000)`;

/** Limits a question of readiness: what is not known in time, or fails, is no. */
export async function withinTime(isTrue: () => Promise<boolean>, ms = lookMs): Promise<boolean> {
  return (await lookInTime(isTrue, ms)) === true;
}

async function lookInTime(isTrue: () => Promise<boolean>, ms: number): Promise<boolean | 'late'> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), ms);
  return Promise.race([isTrue().catch(() => false), late.promise]).finally(() => clearTimeout(timer));
}

/** As long as a statement may take, for which the connections of a small pool may all be in use. */
const graceMs = 15_000;

/**
 * The same of a look that takes a connection of a pool: one that is late may wait for its turn behind slow work, which says nothing of
 * the database. Then what was seen before holds, for as long as such work may take.
 */
export function tolerateDelay(isTrue: () => Promise<boolean>, ms = lookMs): () => Promise<boolean> {
  let lastGoodAt = -Infinity;
  return async () => {
    const seen = await lookInTime(isTrue, ms);
    if (seen === true) lastGoodAt = performance.now();
    return seen === 'late' ? performance.now() - lastGoodAt < graceMs : seen;
  };
}

/** Looks whether the database takes writes, at most every `everyMs`, however often it is asked: in between, the last look counts. */
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
