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
  let wasCut = false;
  const due = new Map<Topic, ReturnType<typeof setTimeout>>();

  const reload = (topic: Topic) => {
    if (!due.has(topic)) due.set(topic, setTimeout(reloadNow, gatherMs, topic));
  };
  const reloadNow = (topic: Topic) => {
    due.delete(topic);
    // During a navigation it would reload the page that is being left, and the page that comes would miss the change.
    if (navigating.to) reload(topic);
    else void invalidate(liveKey(topic));
  };
  const reloadAll = () => topics.forEach(reload);

  function open() {
    source = new EventSource('/events');
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const { topic } = JSON.parse(data) as { topic?: unknown };
      if (isTopic(topic)) reload(topic);
    });
    source.onopen = () => {
      clearInterval(poll);
      poll = undefined;
      if (wasCut) reloadAll();
      wasCut = false;
    };
    source.onerror = () => {
      wasCut = true;
      poll ??= setInterval(() => {
        if (source.readyState === EventSource.CLOSED) open();
        if (document.visibilityState === 'visible') reloadAll();
      }, pollMs);
    };
  }

  open();
  return () => {
    source.close();
    clearInterval(poll);
    due.forEach(clearTimeout);
  };
}
