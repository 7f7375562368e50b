import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Histories, openHistories } from './history/run.ts';

/**
 * For more, and different, histories: `HISTORY_COUNT=500 HISTORY_SEED=7`. A failed one prints a seed and a path that
 * replay it alone.
 */
const count = Number(process.env['HISTORY_COUNT'] ?? 100);
const seed = Number(process.env['HISTORY_SEED'] ?? 20261129);

let histories: Histories;
beforeAll(async () => {
  histories = await openHistories();
});
afterAll(() => histories?.stop());

test(
  `${count} random histories of a subscription, edits in the dashboard among them, end equal to Stripe`,
  { timeout: 600_000 },
  async () => {
    expect(await histories.play(seed, count, process.env['HISTORY_PATH'])).toEqual([]);
  },
);
