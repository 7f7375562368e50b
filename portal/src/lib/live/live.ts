import { invalidate } from '$app/navigation';
import { navigating, page } from '$app/state';
import { connection } from '#lib/graph/connection-state.svelte.ts';
import { type LiveTopic, liveTopics } from '@konstruct/schema/live-topics';
import { backoffMs } from './backoff.ts';

export const liveKey = (topic: LiveTopic): `konstruct:${LiveTopic}` => `konstruct:${topic}`;

const isTopic = (value: unknown): value is LiveTopic => liveTopics.includes(value as LiveTopic);
const pollMs = 4000;
const gatherMs = 120;
/** Spreads the retries of pages that were rejected together. */
const spreadMs = 2_000;

/** Whether the portal answers. If it does not, a reload would replace the page with the browser's own error. */
const doesPortalAnswer = () =>
  fetch('/_app/version.json', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Reloads what has changed elsewhere since the page was read (Unix time, in milliseconds), until the caller calls the
 * returned function. While the stream is disconnected, or if something could not be read, it reloads everything every
 * few seconds. If the gateway rejects the stream because too many are open, it reopens the stream at growing intervals
 * and reloads the page as often. If a rate limit applies, it requests nothing before the gateway's wait is over.
 */
export function followChanges(readAt: number): () => void {
  let refusedCount = 0;
  let retryAt = 0;
  let source = openStream();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = new Set<string>();

  const isConnected = () => navigator.onLine && source.readyState === EventSource.OPEN;
  const limitedMs = () => (connection.limit ? connection.limit.until - Date.now() : 0);

  function openStream(): EventSource {
    const stream = new EventSource(`/events?since=${readAt}`);
    stream.addEventListener('open', () => (refusedCount = 0));
    stream.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const { topic } = JSON.parse(data) as { topic?: unknown };
      if (isTopic(topic)) reload(topic);
    });
    return stream;
  }

  function reload(...changed: readonly LiveTopic[]): void {
    for (const topic of changed) due.add(liveKey(topic));
    const waitMs = limitedMs() > 0 ? limitedMs() + Math.random() * spreadMs : gatherMs;
    timer ??= setTimeout(() => void reloadNow(), waitMs);
  }

  async function reloadNow(): Promise<void> {
    timer = undefined;
    // During a navigation this would reload the page that is being left, and the next page would miss the change.
    if (navigating.to || limitedMs() > 0) return reload();
    // After a wait everything is outdated, whatever has changed since.
    if (connection.limit) for (const topic of liveTopics) due.add(liveKey(topic));
    if (!isConnected() && !(await doesPortalAnswer())) {
      connection.isStale = true;
      return;
    }
    const isEverything = liveTopics.every((topic) => due.has(liveKey(topic)));
    const keys = new Set(due);
    due.clear();
    const { failureCount } = connection;
    await invalidate(({ href }) => keys.has(href));
    if (limitedMs() <= 0) connection.limit = null;
    if (isEverything && connection.failureCount === failureCount) connection.isStale = false;
  }

  const poll = setInterval(() => {
    const isRefused = source.readyState === EventSource.CLOSED;
    const isDue = !isConnected() && !(isRefused && navigator.onLine && Date.now() < retryAt);
    if (isRefused && Date.now() >= retryAt) {
      refusedCount += 1;
      retryAt = Date.now() + backoffMs(refusedCount);
      source = openStream();
    }
    const isWhole = !connection.isStale && connection.missingCount === 0 && page.status < 500;
    if ((isDue || !isWhole) && document.visibilityState === 'visible') reload(...liveTopics);
  }, pollMs);

  connection.isFollowed = true;
  return () => {
    connection.isFollowed = false;
    source.close();
    clearInterval(poll);
    clearTimeout(timer);
  };
}
