import { liveTopics } from '@konstruct/schema/live-topics';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSubscribers } from './subscribers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tenantId = 'a';
const all = liveTopics;

/** Subscribers that have listened for a minute, and the time at which they began. */
function listeningFor() {
  const subscribers = createSubscribers();
  vi.advanceTimersByTime(60_000);
  return { subscribers, readAt: Date.now() };
}

test('what changed after a page was read is told, once, and nothing of another company', () => {
  const { subscribers, readAt } = listeningFor();
  subscribers.notify({ tenantId, topic: 'usage' });
  subscribers.notify({ tenantId, topic: 'agents' });
  subscribers.notify({ tenantId, topic: 'usage' });
  subscribers.notify({ tenantId: 'b', topic: 'keys' });
  expect([...subscribers.changedSince(tenantId, readAt)].sort()).toEqual(['agents', 'usage']);
});

test('what changed before is not told, but for two seconds by which clocks may differ', () => {
  const { subscribers } = listeningFor();
  subscribers.notify({ tenantId, topic: 'agents' });
  vi.advanceTimersByTime(2000);
  expect(subscribers.changedSince(tenantId, Date.now())).toEqual(['agents']);
  vi.advanceTimersByTime(1);
  expect(subscribers.changedSince(tenantId, Date.now())).toEqual([]);
});

test('a page that was read by a clock that is ahead misses nothing', () => {
  const { subscribers, readAt } = listeningFor();
  subscribers.notify({ tenantId, topic: 'agents' });
  expect(subscribers.changedSince(tenantId, readAt + 3_600_000)).toEqual(['agents']);
});

test.each([
  ['before it listened', Date.UTC(2000, 0)],
  ['at no known time', NaN],
])('of a page that was read %s everything may have changed', (_case, instant) => {
  expect(listeningFor().subscribers.changedSince(tenantId, instant)).toEqual(all);
});

test('when events may have been missed, open pages are notified of everything, and so are those that were read before', () => {
  const { subscribers, readAt } = listeningFor();
  const received: string[] = [];
  subscribers.subscribe(tenantId, (topic) => received.push(topic));
  subscribers.notifyAll();
  expect(received).toEqual(all);
  expect(subscribers.changedSince(tenantId, readAt)).toEqual(all);
  vi.advanceTimersByTime(2000);
  expect(subscribers.changedSince(tenantId, Date.now())).toEqual([]);
});

test('of companies beyond what it remembers everything may have changed', () => {
  const { subscribers, readAt } = listeningFor();
  subscribers.notify({ tenantId, topic: 'agents' });
  vi.advanceTimersByTime(60_000);
  for (let other = 0; other < 10_000; other += 1) subscribers.notify({ tenantId: `other ${other}`, topic: 'usage' });
  expect(subscribers.changedSince(tenantId, readAt)).toEqual(all);
  expect(subscribers.changedSince(tenantId, Date.now())).toEqual([]);
});
