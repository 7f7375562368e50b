import { isPaymentShown } from './frame/payment/payment-banner.ts';
import type { LayoutLoad } from './$types';

/** The banner is loaded only if a payment is due, because it includes the currencies. */
export const load: LayoutLoad = async ({ parent }) => {
  const { subscription } = (await parent()).company;
  const isShown = subscription !== null && isPaymentShown(subscription);
  return { PaymentBanner: isShown ? (await import('./frame/payment/PaymentBanner.svelte')).default : null };
};
