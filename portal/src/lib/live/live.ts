import { invalidate } from '$app/navigation';
import { navigating, page } from '$app/state';
import { connection } from '#lib/graph/connection-state.svelte.ts';
import { type LiveTopic, liveTopics } from '@konstruct/schema/live-topics';
import { backoffMs } from './backoff.ts';

export const liveKey = (topic: LiveTopic): `konstruct:${LiveTopic}` => `konstruct:${topic}`;

const isTopic = (value: unknown): value is LiveTopic => liveTopics.includes(value as LiveTopic);
const pollMs = 4000;
const gatherMs = 120;
/** Pages that were refused together do not ask again together. */
const spreadMs = 2_000;

/** Whether the portal answers. If it does not, a page that it reads for the browser would be replaced by the browser's own error. */
const doesPortalAnswer = () =>
  fetch('/_app/version.json', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Reloads what changed elsewhere since the page was read (Unix time, in milliseconds), until the returned function is called. While
 * the stream is cut, or something could not be read, everything is asked for again every few seconds. A stream that is refused, since
 * too many are open, is asked for again at growing intervals, and the page is read again as often. Where too much was asked for,
 * nothing is asked before the gateway's wait is over.
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
    // During a navigation it would reload the page that is being left, and the page that comes would miss the change.
    if (navigating.to || limitedMs() > 0) return reload();
    // After a wait everything is behind, whatever changed since.
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
