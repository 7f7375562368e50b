import fc from 'fast-check';
import { expect } from 'vitest';
import { handledEvents } from '../../stripe/meaning.ts';
import { openBillingService } from '../billing-service.ts';
import { playHistory } from './history.ts';
import { outcomeExpected, outcomeOf } from './outcome.ts';
import { drawFrom } from './random.ts';

/** Enough that each change is reported, and no more: all of them trigger the same reading. */
const wanted = /^(checkout\.session\.completed|customer\.(deleted|subscription\.)|invoice\.(paid|payment_failed))/;

/** How many companies run in parallel: each waits for its events most of the time. */
const mostLanes = 8;

export type Histories = Awaited<ReturnType<typeof openHistories>>;

/** A service and a Stripe sandbox to run random histories against. */
export async function openHistories() {
  const billing = await openBillingService();
  await billing.control('config', { enabledEvents: handledEvents.filter((type) => wanted.test(type)) });
  const [price] = (await billing.stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
  const productId = String(price?.product);

  /** A history ends as expected, whatever happens in it. */
  const endsAsItMust = fc.asyncProperty(fc.gen(), async (draw) => {
    const history = await playHistory(billing, productId, drawFrom(draw));
    expect(await outcomeOf(history), history.trace.join(' > ')).toEqual(outcomeExpected(history));
  });

  return {
    /**
     * Plays `count` histories, each lane with its own seed from `first` on. Returns what fast-check reports about a
     * failed lane: its seed and path replay that history alone.
     */
    async play(first: number, count: number, path?: string): Promise<string[]> {
      const lanes = path === undefined ? mostLanes : 1;
      const reports = await Promise.all(
        Array.from({ length: lanes }, (_, lane) =>
          fc.check(endsAsItMust, {
            seed: first + lane,
            numRuns: path === undefined ? Math.ceil(count / lanes) : 1,
            // Shrinking to a shorter history takes minutes, and says no more than the listed steps.
            endOnFailure: true,
            ...(path !== undefined && { path }),
          }),
        ),
      );
      return reports.flatMap((report) => (report.failed ? [fc.defaultReportMessage(report) ?? 'It failed.'] : []));
    },
    stop: () => billing.close(),
  };
}
