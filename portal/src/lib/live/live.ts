import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/** What `/events` tells of; also the names that a `load` depends on. */
export const topics = ['conversations', 'channels', 'agents', 'usage', 'keys', 'billing', 'tenant'] as const;
export type Topic = (typeof topics)[number];

export const liveKey = (topic: Topic): `konstruct:${Topic}` => `konstruct:${topic}`;

const isTopic = (value: unknown): value is Topic => topics.includes(value as Topic);
const pollMs = 4000;
const gatherMs = 120;

/**
 * Reloads what changed elsewhere, until the returned function is called. While the stream is cut, everything is asked
 * for again every few seconds; a stream that the browser gave up on is opened anew.
 */
export function followChanges(): () => void {
  let source: EventSource;
  let poll: ReturnType<typeof setInterval> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = new Set<string>();

  const reload = (...changed: readonly Topic[]) => {
    for (const topic of changed) due.add(liveKey(topic));
    timer ??= setTimeout(reloadNow, gatherMs);
  };
  const reloadNow = () => {
    timer = undefined;
    // During a navigation it would reload the page that is being left, and the page that comes would miss the change.
    if (navigating.to) return reload();
    const keys = new Set(due);
    due.clear();
    void invalidate(({ href }) => keys.has(href));
  };

  function open() {
    source = new EventSource('/events');
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const { topic } = JSON.parse(data) as { topic?: unknown };
      if (isTopic(topic)) reload(topic);
    });
    source.onopen = () => {
      clearInterval(poll);
      poll = undefined;
      // What changed between the reading of the page and now, nobody told of.
      reload(...topics);
    };
    source.onerror = () => {
      poll ??= setInterval(() => {
        if (source.readyState === EventSource.CLOSED) open();
        if (document.visibilityState === 'visible') reload(...topics);
      }, pollMs);
    };
  }

  open();
  return () => {
    source.close();
    clearInterval(poll);
    clearTimeout(timer);
  };
}
