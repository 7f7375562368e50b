import type { Delivery } from '../../delivery/delivery.ts';
import { html, type Html } from '../../page/html.ts';
import type { StripeEventId } from '../events/stripe-delivery.ts';
import { day, priceText } from '../invoices/line.ts';
import { money } from '../invoices/money.ts';
import { itemsOf, nextPeriodEnd } from '../settlement/period.ts';
import type { StripeState } from '../stripe-state.ts';
import type { Customer, Subscription } from '../wire.ts';
import { stateOf } from './state-words.ts';

/** What the dashboard shows. */
export interface DashboardView {
  state: StripeState;
  now: number;
  offsetSeconds: number;
  webhookUrl: string | undefined;
  deliveries: Delivery<StripeEventId>[];
}

const DAY = 86_400;
const EVENTS_SHOWN = 15;

/** The account as its owner sees it: time, customers, events. */
export function dashboardPage(view: DashboardView): Html {
  const customers = Object.values(view.state.customers)
    .filter((customer) => !('deleted' in customer))
    .toReversed();
  return html`<main class="card wide">
    <h1>Payments in the sandbox</h1>
    <p class="hint">No one is charged. Move time on, or let a payment fail, and see what Konstruct does.</p>
    ${timePart(view)}
    <section aria-labelledby="customers">
      <h2 id="customers">Customers</h2>
      ${customers.length === 0 && html`<p>None yet. They appear when a user opens Checkout in Konstruct.</p>`}
      ${customers.map((customer) => customerPart(customer, view.state))}
    </section>
    ${eventsPart(view)}
  </main>`;
}

function timePart({ now, offsetSeconds }: DashboardView): Html {
  const days = Math.round(offsetSeconds / DAY);
  return html`<section aria-labelledby="time">
    <h2 id="time">Time</h2>
    <p data-now="${now}">
      Here it is
      <strong>${day(now)}</strong
      >${days === 0 ? ', as everywhere' : `, ${days} ${days === 1 ? 'day' : 'days'} ahead of everywhere else`}.
    </p>
    <form method="post" action="/advance" class="actions">
      ${[1, 3, 14, 31].map((count) => html`<button name="days" value="${count}">Advance ${count} ${count === 1 ? 'day' : 'days'}</button>`)}
    </form>
  </section>`;
}

function customerPart(customer: Customer, state: StripeState): Html {
  const subscriptions = Object.values(state.subscriptions).filter((one) => one.customer === customer.id);
  const failures = state.failNext[customer.id] ?? 0;
  const name = customer.name ?? customer.email ?? customer.id;
  const button = (action: string, label: string) =>
    html`<button name="action" value="${action}" aria-label="${label}: ${name}">${label}</button>`;
  return html`<article class="customer" data-customer="${customer.id}">
    <h3>${name}</h3>
    <p class="hint">
      ${customer.email ?? ''} ${customer.id}${customer.test_clock !== null && ', on a test clock of its own'}
    </p>
    ${subscriptions.length === 0 && html`<p>No subscription.</p>`}
    ${subscriptions.toReversed().map((one) => subscriptionPart(one, state))}
    ${failures > 0 && html`<p class="problem">The next ${failures === 1 ? 'payment' : `${failures} payments`} will fail.</p>`}
    <form method="post" action="/customers/${customer.id}" class="actions">
      ${failures > 0 ? button('let-pay', 'Let payments work again') : button('fail-next', 'Make the next payment fail')}
      ${button('card-works', 'Give a card that works')} ${button('card-fails', 'Give a card that fails')}
      ${subscriptions.some((one) => one.ended_at === null) && button('cancel', 'Cancel now')}
      ${button('refund', 'Refund the last payment')} ${button('dispute', 'Dispute the last payment')}
    </form>
  </article>`;
}

function subscriptionPart(subscription: Subscription, state: StripeState): Html {
  const invoice = state.invoices[subscription.latest_invoice ?? ''];
  return html`<dl class="facts" data-subscription="${subscription.id}" data-status="${subscription.status}">
    <dt>Subscription</dt>
    <dd>
      <span class="badge">${stateOf(subscription)}</span> ${itemsOf(subscription)
        .map(({ quantity, price }) => `${quantity} × ${priceText(price)}`)
        .join(', ')}
    </dd>
    ${
      subscription.ended_at === null &&
      html`<dt>
          ${subscription.status === 'trialing' ? 'Trial until' : subscription.cancel_at === null ? 'Next payment' : 'Ends'}
        </dt>
        <dd>${day(subscription.cancel_at ?? nextPeriodEnd(subscription) ?? subscription.created)}</dd>`
    }
    ${
      invoice !== undefined &&
      html`<dt>Last invoice</dt>
        <dd>
          <a href="${invoice.hosted_invoice_url ?? '/'}">${invoice.number ?? 'draft'}</a>,
          ${money(invoice.total, invoice.currency)},
          ${invoice.status ?? ''}${invoice.next_payment_attempt !== null && `, tried again on ${day(invoice.next_payment_attempt)}`}
        </dd>`
    }
  </dl>`;
}

function eventsPart({ deliveries, webhookUrl }: DashboardView): Html {
  const shown = deliveries.slice(-EVENTS_SHOWN).toReversed();
  return html`<section aria-labelledby="events">
    <h2 id="events">Events</h2>
    <p class="hint">${webhookUrl === undefined ? 'No webhook is set.' : `Sent to ${webhookUrl}`}</p>
    ${shown.length === 0 && html`<p>None since the start.</p>`}
    <ul class="rows">
      ${shown.map(
        (delivery) =>
          html`<li data-event="${delivery.eventId}" data-delivery="${delivery.state}">
            <code>${delivery.type}</code>
            <span class="badge">${delivery.state}</span>
            <form method="post" action="/redeliver">
              <button name="event" value="${delivery.eventId}" aria-label="Send again: ${delivery.type}">
                Send again
              </button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}
