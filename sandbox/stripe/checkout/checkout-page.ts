import { html, type Html } from '../../page/html.ts';
import { day, priceText } from '../invoices/line.ts';
import { money } from '../invoices/money.ts';
import { amountOf } from '../products/price.ts';
import type { CheckoutPlan } from '../stripe-state.ts';
import { addIntervals } from '../settlement/period.ts';
import type { CheckoutSession } from '../wire.ts';

/** The message above Checkout's form after a failed attempt. */
export const CHECKOUT_PROBLEMS: Record<string, string> = {
  declined: 'Your card was declined. Nothing was charged. Try another card.',
  'card needed': 'A card is needed, even though the trial is free.',
};

/** The page on which a customer pays. */
export function checkoutPage(
  session: CheckoutSession,
  plan: CheckoutPlan,
  email: string | null,
  now: number,
  problem?: string,
): Html {
  const line = plan.lines[0];
  if (line === undefined) return checkoutOver(session);
  const every = line.price.recurring?.interval ?? 'month';
  const total = money(amountOf(line.price, line.quantity), line.currency);
  const trialEnd = plan.trialDays === null ? plan.trialEnd : now + plan.trialDays * 86_400;
  const due = trialEnd === null ? total : money(0, line.currency);
  return html`<main class="card" data-checkout="${session.status ?? ''}">
    <p class="seller">Konstruct</p>
    <h1>
      ${trialEnd === null ? `Subscribe to ${line.description ?? 'AI employee'}` : `Try ${line.description ?? 'AI employee'}`}
    </h1>
    ${problem !== undefined && html`<p class="problem" role="alert">${CHECKOUT_PROBLEMS[problem] ?? problem}</p>`}
    <dl class="facts">
      <dt>Plan</dt>
      <dd>${priceText(line.price)} per employee and ${every}</dd>
      <dt>Quantity</dt>
      <dd data-quantity>${line.quantity}</dd>
      ${
        trialEnd !== null &&
        html`<dt>Free trial</dt>
          <dd data-trial>until ${day(trialEnd)}${plan.trialDays !== null && ` (${plan.trialDays} days)`}</dd>`
      }
      <dt>Then</dt>
      <dd data-then>${total} per ${every}, from ${day(trialEnd ?? addIntervals(now, line.price, 1))}</dd>
      <dt>Due today</dt>
      <dd data-due><strong>${due}</strong></dd>
      <dt>E-mail</dt>
      <dd>${email ?? 'customer@example.com'}</dd>
    </dl>
    <form method="post" action="/c/pay/${session.id}" class="pay">
      <fieldset>
        <legend>Card</legend>
        <p class="hint">No real card is taken here. Choose how the bank behaves.</p>
        <button class="primary" name="card" value="works">Pay with a card that works</button>
        <button name="card" value="declines">Pay with a card that is declined</button>
        <button name="card" value="fails_later">Pay with a card that fails later</button>
        <button name="card" value="asks">Pay with a card that asks for confirmation later</button>
        ${plan.isTrialWithoutCard && html`<button name="card" value="none">Start without a card</button>`}
      </fieldset>
    </form>
    ${session.cancel_url !== null && html`<p><a href="${session.cancel_url}" data-cancel>Cancel and go back to Konstruct</a></p>`}
  </main>`;
}

/** The page after the session was used or has expired. */
export function checkoutOver(session: CheckoutSession): Html {
  const isComplete = session.status === 'complete';
  return html`<main class="card" data-checkout="${session.status ?? ''}">
    <h1>${isComplete ? 'You are all done here' : 'This page has expired'}</h1>
    <p>
      ${isComplete ? 'You completed this purchase. Nothing more is to be paid here.' : 'Go back to Konstruct and begin again.'}
    </p>
    ${session.cancel_url !== null && html`<p><a href="${session.cancel_url}">Back to Konstruct</a></p>`}
  </main>`;
}
