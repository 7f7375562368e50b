import { liveTopic } from '@konstruct/kit/live';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAudience } from './audience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tenantId = 'a';
const all = liveTopic.options;

/** An audience that has listened for a minute, and when that was. */
function listeningFor() {
  const audience = createAudience();
  vi.advanceTimersByTime(60_000);
  return { audience, readAt: Date.now() };
}

test('what changed after a page was read is told, once, and nothing of another company', () => {
  const { audience, readAt } = listeningFor();
  audience.tell({ tenantId, topic: 'usage' });
  audience.tell({ tenantId, topic: 'agents' });
  audience.tell({ tenantId, topic: 'usage' });
  audience.tell({ tenantId: 'b', topic: 'keys' });
  expect([...audience.changedSince(tenantId, readAt)].sort()).toEqual(['agents', 'usage']);
});

test('what changed before is not told, but for two seconds by which clocks may differ', () => {
  const { audience } = listeningFor();
  audience.tell({ tenantId, topic: 'agents' });
  vi.advanceTimersByTime(2000);
  expect(audience.changedSince(tenantId, Date.now())).toEqual(['agents']);
  vi.advanceTimersByTime(1);
  expect(audience.changedSince(tenantId, Date.now())).toEqual([]);
});

test('a page that was read by a clock that is ahead misses nothing', () => {
  const { audience, readAt } = listeningFor();
  audience.tell({ tenantId, topic: 'agents' });
  expect(audience.changedSince(tenantId, readAt + 3_600_000)).toEqual(['agents']);
});

test.each([
  ['before it listened', Date.UTC(2000, 0)],
  ['at no known time', NaN],
])('of a page that was read %s everything may have changed', (_case, instant) => {
  expect(listeningFor().audience.changedSince(tenantId, instant)).toEqual(all);
});

test('when events may have been missed, open pages are told of everything, and so are those that were read before', () => {
  const { audience, readAt } = listeningFor();
  const heard: string[] = [];
  audience.join(tenantId, (topic) => heard.push(topic));
  audience.tellAll();
  expect(heard).toEqual(all);
  expect(audience.changedSince(tenantId, readAt)).toEqual(all);
  vi.advanceTimersByTime(2000);
  expect(audience.changedSince(tenantId, Date.now())).toEqual([]);
});

test('of companies beyond what it remembers everything may have changed', () => {
  const { audience, readAt } = listeningFor();
  audience.tell({ tenantId, topic: 'agents' });
  vi.advanceTimersByTime(60_000);
  for (let other = 0; other < 10_000; other += 1) audience.tell({ tenantId: `other ${other}`, topic: 'usage' });
  expect(audience.changedSince(tenantId, readAt)).toEqual(all);
  expect(audience.changedSince(tenantId, Date.now())).toEqual([]);
});
