import fc from 'fast-check';
import { expect } from 'vitest';
import { handledEvents } from '../../stripe/meaning.ts';
import { openBillingService } from '../billing-service.ts';
import { playHistory } from './history.ts';
import { outcomeExpected, outcomeOf } from './outcome.ts';
import { drawFrom } from './random.ts';

/** Enough that each change is told, and no more: what an event leads to is the same for all of them. */
const wanted = /^(checkout\.session\.completed|customer\.(deleted|subscription\.)|invoice\.(paid|payment_failed))/;

/** Companies that live side by side: each waits for its events most of the time. */
const mostLanes = 8;

export type Histories = Awaited<ReturnType<typeof openHistories>>;

/** A service with a Stripe beside it, at which random histories happen. */
export async function openHistories() {
  const billing = await openBillingService();
  await billing.control('config', { enabledEvents: handledEvents.filter((type) => wanted.test(type)) });
  const [price] = (await billing.stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
  const productId = String(price?.product);

  /** A history ends as it must, whatever happens in it. */
  const endsAsItMust = fc.asyncProperty(fc.gen(), async (draw) => {
    const history = await playHistory(billing, productId, drawFrom(draw));
    expect(await outcomeOf(history), history.told.join(' > ')).toEqual(outcomeExpected(history));
  });

  return {
    /**
     * Plays `count` histories, each lane by a seed of its own from `first` on. Returns what fast-check tells of a lane that failed: its
     * seed and its path play that one again alone.
     */
    async play(first: number, count: number, path?: string): Promise<string[]> {
      const lanes = path === undefined ? mostLanes : 1;
      const reports = await Promise.all(
        Array.from({ length: lanes }, (_, lane) =>
          fc.check(endsAsItMust, {
            seed: first + lane,
            numRuns: path === undefined ? Math.ceil(count / lanes) : 1,
            // A shorter one takes minutes to find, and says no more than the steps that are told.
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
