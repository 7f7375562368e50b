import { newId } from '../api/id.ts';
import type { Params } from '../api/params.ts';
import { noSuch } from '../api/rejection.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Coupon, Discount, InvoiceLine, Subscription } from '../wire.ts';

const MONTH = 30 * 86_400;

/** The amount of one discount. */
export interface TakenOff {
  amount: number;
  discount: string;
}

/** Reads `discounts[0][coupon]`; undefined if none are given. Each becomes one of the customer's discounts. */
export function readDiscounts(
  context: StripeContext,
  params: Params,
  customer: string,
  at: number,
): string[] | undefined {
  if (params.isCleared('discounts')) return [];
  if (!params.has('discounts')) return undefined;
  return params.sections('discounts').map((one) => {
    const id = one.requiredText('coupon');
    const coupon = context.state.value.coupons[id];
    if (coupon === undefined) throw noSuch('coupon', id, one.path('coupon'));
    const discount = newDiscount(coupon, customer, at);
    context.state.value.discounts[discount.id] = discount;
    return discount.id;
  });
}

function newDiscount(coupon: Coupon, customer: string, at: number): Discount {
  return {
    id: newId('di'),
    object: 'discount',
    checkout_session: null,
    customer,
    customer_account: null,
    end: coupon.duration === 'repeating' ? at + (coupon.duration_in_months ?? 1) * MONTH : null,
    invoice: null,
    invoice_item: null,
    promotion_code: null,
    source: { coupon: coupon.id, type: 'coupon' },
    start: at,
    subscription: null,
    subscription_item: null,
  };
}

/**
 * Applies a subscription's discounts to the lines, and returns the total of each discount. An overwritten subscription
 * may contain whole discounts instead of ids.
 */
export function discounted(
  context: StripeContext,
  subscription: Subscription,
  lines: readonly InvoiceLine[],
  at: number,
): { lines: InvoiceLine[]; takenOff: TakenOff[] } {
  let cheaper = lines.map((line) => ({ ...line, discount_amounts: [...(line.discount_amounts ?? [])] }));
  const takenOff: TakenOff[] = [];
  for (const one of subscription.discounts) {
    const discount = typeof one === 'string' ? context.state.value.discounts[one] : (one as Discount);
    const coupon = discount === undefined ? undefined : couponOf(context, discount);
    if (discount === undefined || coupon === undefined || (typeof discount.end === 'number' && discount.end <= at))
      continue;
    let left = coupon.amount_off ?? 0;
    let amount = 0;
    cheaper = cheaper.map((line) => {
      const rest = line.discountable
        ? Math.max(0, line.amount - line.discount_amounts.reduce((sum, off) => sum + off.amount, 0))
        : 0;
      const off =
        typeof coupon.percent_off === 'number' ? Math.round((rest * coupon.percent_off) / 100) : Math.min(rest, left);
      left -= off;
      amount += off;
      return off === 0
        ? line
        : { ...line, discount_amounts: [...line.discount_amounts, { amount: off, discount: discount.id }] };
    });
    if (amount > 0) takenOff.push({ amount, discount: discount.id });
  }
  return { lines: cheaper, takenOff };
}

function couponOf(
  { state }: StripeContext,
  discount: Partial<Discount> & { coupon?: Coupon | string },
): Coupon | undefined {
  // Before 2025-09-30 the coupon was directly on the discount. An overwritten subscription may use either form.
  const coupon = discount.source?.coupon ?? discount.coupon;
  return typeof coupon === 'string' ? state.value.coupons[coupon] : coupon;
}

/** A coupon for one invoice is used up by the first invoice that it reduces. */
export function useUp(context: StripeContext, subscription: Subscription, used: readonly TakenOff[]): void {
  const isUsedUp = (one: Subscription['discounts'][number]) => {
    const discount = typeof one === 'string' ? context.state.value.discounts[one] : (one as Discount);
    return (
      discount !== undefined &&
      couponOf(context, discount)?.duration === 'once' &&
      used.some((taken) => taken.discount === discount.id)
    );
  };
  subscription.discounts = subscription.discounts.filter((one) => !isUsedUp(one));
}
