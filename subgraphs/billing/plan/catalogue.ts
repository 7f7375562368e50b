import type { Clock } from '@konstruct/kit/process';
import { lookupKeyOf, type Payments, PaymentsFailure, type PriceOffer } from '../stripe/stripe.port.ts';

const lookupKeys = Object.values(lookupKeyOf);

/** Length of the trial in days. A company gets one trial. */
export const trialDays = 14;

const freshMs = 600_000;

/** What is on offer. */
export interface Catalogue {
  /** The prices, cheapest first. Throws `PaymentsFailure` if they have never been read and cannot be read now. */
  offers(): Promise<readonly PriceOffer[]>;
}

/** The provider's prices, read again every ten minutes. While the provider is unavailable, the last ones are served. */
export function createCatalogue(payments: Payments, clock: Clock): Catalogue {
  let known: { readonly offers: readonly PriceOffer[]; readonly at: number } | null = null;
  return {
    async offers() {
      if (known && clock.now().getTime() - known.at < freshMs) return known.offers;
      try {
        const offers = (await payments.listPrices(lookupKeys)).toSorted(
          (one, other) => one.unitAmountMinor - other.unitAmountMinor,
        );
        if (offers.length === 0)
          throw new PaymentsFailure(
            'refused',
            `The payment provider has no price with the lookup key ${lookupKeys.join(' or ')}.`,
          );
        known = { offers, at: clock.now().getTime() };
        return offers;
      } catch (error) {
        if (known) return known.offers;
        throw error;
      }
    },
  };
}
