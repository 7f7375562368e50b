import type { LiveEvent } from '@konstruct/kit/live';
import { type LiveTopic, liveTopics } from '@konstruct/schema/live-topics';
import { LRUCache } from 'lru-cache';

/**
 * The maximum difference between the clock of the portal, which says when it read a page, and the clock of this
 * service.
 */
const marginMs = 2000;
const mostCompanies = 10_000;

type Listener = (topic: LiveTopic) => void;

/** Open live streams by the company they show, and the time of each company's latest changes by topic. */
export interface Subscribers {
  /** Subscribes to a company's changes; returns a function that ends the subscription. */
  subscribe(tenantId: string, listener: Listener): () => void;
  /** Notifies a company's streams of a change. */
  notify(event: LiveEvent<LiveTopic>): void;
  /** Notifies every stream that anything may have changed. */
  notifyAll(): void;
  /** What may have changed since an instant, in milliseconds: everything, if that is not known. */
  changedSince(tenantId: string, instant: number): readonly LiveTopic[];
}

export function createSubscribers(): Subscribers {
  const listeners = new Map<string, Set<Listener>>();
  let knownFrom = Date.now();
  const changes = new LRUCache<string, Map<LiveTopic, number>>({
    max: mostCompanies,
    dispose(forgotten, _tenantId, reason) {
      if (reason === 'evict') knownFrom = Math.max(knownFrom, ...forgotten.values());
    },
  });

  const notify = (tenantId: string, topic: LiveTopic) =>
    listeners.get(tenantId)?.forEach((listener) => listener(topic));
  return {
    subscribe(tenantId, listener) {
      const own = listeners.get(tenantId) ?? new Set();
      listeners.set(tenantId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(tenantId) === own) listeners.delete(tenantId);
      };
    },
    notify({ tenantId, topic }) {
      changes.set(tenantId, (changes.get(tenantId) ?? new Map<LiveTopic, number>()).set(topic, Date.now()));
      notify(tenantId, topic);
    },
    notifyAll() {
      knownFrom = Date.now();
      for (const tenantId of [...listeners.keys()]) for (const topic of liveTopics) notify(tenantId, topic);
    },
    changedSince(tenantId, instant) {
      const from = Math.min(instant, Date.now()) - marginMs;
      // Not a number: it is unknown when the page was read.
      if (!(from >= knownFrom)) return liveTopics;
      return [...(changes.get(tenantId) ?? [])].filter(([, at]) => at >= from).map(([topic]) => topic);
    },
  };
}
