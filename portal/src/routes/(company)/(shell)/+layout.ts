import { isPaymentTold } from './frame/payment-banner.ts';
import type { LayoutLoad } from './$types';

/** What tells of a payment comes along only where there is one to tell of: with it come the currencies. */
export const load: LayoutLoad = async ({ parent }) => {
  const { subscription } = (await parent()).company;
  const isTold = subscription !== null && isPaymentTold(subscription);
  return { PaymentBanner: isTold ? (await import('./frame/PaymentBanner.svelte')).default : null };
};
