import { connection } from './connection-state.svelte.ts';

const answers = new Map<string, unknown>();
const most = 30;

/** Remembers what the page shows, as long as the page is open. */
export function writeCache(requestKey: string, answer: unknown): void {
  answers.delete(requestKey);
  answers.set(requestKey, answer);
  const [oldest] = answers.keys();
  if (answers.size > most && oldest !== undefined) answers.delete(oldest);
}

/** Notes that a reading failed; returns what the same request was answered before. */
export function readCache(requestKey: string): unknown {
  connection.isStale = true;
  connection.failureCount += 1;
  return answers.get(requestKey);
}

/** Notes that too much was asked for: the page does not read again automatically for so long. */
export function holdBack(seconds: number): void {
  const until = Date.now() + seconds * 1_000;
  if (until > (connection.limit?.until ?? 0)) connection.limit = { seconds, until };
}
