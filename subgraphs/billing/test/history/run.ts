import { isDeepStrictEqual } from 'node:util';
import { handledEvents } from '../../event/meaning.ts';
import { openRoom } from '../room.ts';
import { playHistory } from './history.ts';
import { outcomeExpected, outcomeOf } from './outcome.ts';

/** Enough that each change is told, and no more: what an event leads to is the same for all of them. */
const wanted = /^(checkout\.session\.completed|customer\.(deleted|subscription\.)|invoice\.(paid|payment_failed))/;

/** Companies that live side by side: each waits for its events most of the time. */
const lanes = 8;

export type Histories = Awaited<ReturnType<typeof openHistories>>;

/** A service with a Stripe beside it, at which random histories happen. */
export async function openHistories() {
  const room = await openRoom();
  await room.control('config', { enabledEvents: handledEvents.filter((type) => wanted.test(type)) });
  const [price] = (await room.stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
  const productId = String(price?.product);

  /** What is wrong with one history; null where it ended as it must. */
  async function faultOf(seed: number) {
    try {
      const history = await playHistory(room, productId, seed);
      const [outcome, expected] = [await outcomeOf(history), outcomeExpected(history)];
      return isDeepStrictEqual(outcome, expected) ? null : { seed, told: history.told, outcome, expected };
    } catch (error) {
      const { message, cause } = error as Error;
      return { seed, message, cause: cause instanceof Error ? cause.message : cause };
    }
  }

  return {
    /** Plays `count` histories, of seeds from `first` on. Returns those that ended otherwise than they must, with their seeds. */
    async play(first: number, count: number): Promise<object[]> {
      const seeds = Array.from({ length: count }, (_, index) => first + index);
      const faults: object[] = [];
      const lane = async () => {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
          const fault = await faultOf(seed);
          if (fault) faults.push(fault);
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return faults;
    },
    stop: () => room.stop(),
  };
}
