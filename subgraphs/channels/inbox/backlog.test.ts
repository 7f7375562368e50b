import type { Directory } from '@konstruct/kit/database';
import { expect, test } from 'vitest';
import { createBacklog } from './backlog.ts';

const account = { source: 'whatsapp', account: 'one' };

test('what comes while an account is counted waits for that count, and is told in the order of asking', async () => {
  const counted = Promise.withResolvers<{ waiting: number }[]>();
  let countCount = 0;
  const execute = () => {
    countCount += 1;
    return counted.promise;
  };
  const backlog = createBacklog({ fork: () => ({ execute }) } as unknown as Directory);
  const order: number[] = [];
  const answers = Array.from({ length: 203 }, async (_, index) => {
    await backlog.isFull(account);
    order.push(index);
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect([order.length, countCount]).toEqual([199, 1]);
  counted.resolve([{ waiting: 0 }]);
  await Promise.all(answers);
  expect(order).toEqual([...order.keys()]);
  expect(countCount).toBe(1);
});
