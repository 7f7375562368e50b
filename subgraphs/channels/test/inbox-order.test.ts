import { testJob } from '@konstruct/kit/testing';
import { afterAll, expect, test } from 'vitest';
import { oneByOne } from '../inbox/process-account.ts';
import type { EventProcessor } from '../inbox/process-inbox.job.ts';
import { openInbox } from './open-inbox.ts';

const { processing, rows, deliver, close } = await openInbox();
afterAll(close);

const job = testJob();

test('while the database is away for a moment, what came after an event waits for it, and the order is kept', async () => {
  const processed: string[] = [];
  let isAway = false;
  const source: EventProcessor = {
    process: (_deps, batch) =>
      oneByOne(batch, async ({ body }) => {
        const text = Buffer.from(body).toString('utf8');
        if (text === 'a2' && !isAway) {
          isAway = true;
          throw new Error('The connection was ended.');
        }
        processed.push(text);
        return null;
      }),
  };
  await deliver('away', ['a1', 'a2', 'a3']);
  const { run } = processing({ away: source });
  await expect(run({ source: 'away', account: 'one' }, job)).rejects.toThrow('The connection was ended.');
  expect((await rows('away')).map(({ is_processed: is, failures }) => [is, failures])).toEqual([[true, 0], [false, 0], [false, 0]]); // prettier-ignore
  await run({ source: 'away', account: 'one' }, job);
  expect(processed).toEqual(['a1', 'a2', 'a3']);
});

test('however often it is away, and whatever else it is tried for, the order is kept', async () => {
  const processed: string[] = [];
  let awayCount = 12;
  const source: EventProcessor = {
    process: (_deps, batch) =>
      oneByOne(batch, async ({ body }) => {
        if (awayCount > 0) {
          awayCount -= 1;
          throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
        }
        processed.push(Buffer.from(body).toString('utf8'));
        return null;
      }),
  };
  await deliver('often', ['o1', 'o2']);
  const { run } = processing({ often: source });
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await expect(run({ source: 'often', account: 'one' }, { ...job, attempt })).rejects.toThrow(
      'terminating connection',
    );
  }
  await run({ source: 'often', account: 'one' }, { ...job, attempt: 13 });
  expect(processed).toEqual(['o1', 'o2']);
});

test('an event for which the database has no time, however long it is tried, is passed by at last', async () => {
  const processed: string[] = [];
  const source: EventProcessor = {
    process: (_deps, batch) =>
      oneByOne(batch, async ({ body }) => {
        const text = Buffer.from(body).toString('utf8');
        if (text === 'l1')
          throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
        processed.push(text);
        return null;
      }),
  };
  await deliver('long', ['l1', 'l2']);
  const { run } = processing({ long: source });
  await expect(run({ source: 'long', account: 'one' }, { ...job, attempt: 29 })).rejects.toThrow('statement timeout');
  expect(processed).toEqual([]);
  await run({ source: 'long', account: 'one' }, { ...job, attempt: 30, isLast: true });
  expect(processed).toEqual(['l2']);
  expect((await rows('long')).map(({ failures }) => failures)).toEqual([1, 0]);
});
