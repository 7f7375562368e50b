const lookMs = 3_000;

/** What a look at the database asks: each row one column, `can_write`. Sent as one message, in a transaction of its own. */
export type AskDatabase = (statement: string) => Promise<{ can_write: boolean }[]>;

/**
 * Whether the database takes writes, as far as that can be told without writing rows: it is no standby and not switched to read-only,
 * and its disk takes a file. PostgreSQL keeps what exceeds `work_mem` in a file, so 20,000 numbers are written (some 300 KB) and gone
 * again. An update of one row would tell nothing: it finds room in pages that are there.
 */
const look = `set local work_mem = '64kB';
select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' and count(*) > 0 as can_write
from generate_series(1, 20000)`;

/** Limits a question of readiness: what is not known in time, or fails, is no. */
export async function withinTime(isTrue: () => Promise<boolean>, ms = lookMs): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), ms);
  return Promise.race([isTrue().catch(() => false), late.promise]).finally(() => clearTimeout(timer));
}

/** Looks whether the database takes writes, at most every `everyMs`, however often it is asked: in between, the last look counts. */
export function createCanWrite(ask: AskDatabase, everyMs = 3_000): () => Promise<boolean> {
  let last: { readonly at: number; readonly canWrite: Promise<boolean> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at >= everyMs) {
      last = { at, canWrite: withinTime(async () => (await ask(look)).every(({ can_write: canWrite }) => canWrite)) };
    }
    return last.canWrite;
  };
}
