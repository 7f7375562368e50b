import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Histories, openHistories } from '../../subgraphs/billing/test/history/run.ts';

const seed = Number(process.env['HISTORY_SEED'] ?? 1);

let histories: Histories;
beforeAll(async () => {
  histories = await openHistories();
});
afterAll(() => histories?.stop());

test('500 random histories of a subscription, edits in the dashboard among them, end equal to Stripe', async () => {
  expect(await histories.play(seed, 500)).toEqual([]);
});
