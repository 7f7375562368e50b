import { connection } from './connection-state.svelte.ts';

const answers = new Map<string, unknown>();
const most = 30;

/** Caches what the page shows, for as long as the page is open. */
export function writeCache(requestKey: string, answer: unknown): void {
  answers.delete(requestKey);
  answers.set(requestKey, answer);
  const [oldest] = answers.keys();
  if (answers.size > most && oldest !== undefined) answers.delete(oldest);
}

/** Records a failed read and returns the previous answer to the same request. */
export function readCache(requestKey: string): unknown {
  connection.isStale = true;
  connection.failureCount += 1;
  return answers.get(requestKey);
}

/** Records a rate limit: the page does not reload automatically for this many seconds. */
export function recordRateLimit(seconds: number): void {
  const until = Date.now() + seconds * 1_000;
  if (until > (connection.limit?.until ?? 0)) connection.limit = { seconds, until };
}
