import { html, type Html } from '../../page/html.ts';
import { day } from '../invoices/line.ts';
import { money } from '../invoices/money.ts';
import { amountOf } from '../products/price.ts';
import { stateOf } from '../dashboard/state-words.ts';
import { itemsOf, nextPeriodEnd } from '../settlement/period.ts';
import type { Invoice, PaymentMethod, PortalConfiguration, PortalSession, Subscription } from '../wire.ts';

/** What the Billing Portal shows. */
export interface PortalView {
  session: PortalSession;
  configuration: PortalConfiguration;
  email: string | null;
  subscriptions: Subscription[];
  card: PaymentMethod | undefined;
  invoices: Invoice[];
  problem: string | undefined;
}

/** The page where a customer manages the subscription without the product. */
export function portalPage(view: PortalView): Html {
  const { session, configuration } = view;
  const { features } = configuration;
  return html`<main class="card wide" data-portal>
    ${session.return_url !== null && html`<p><a href="${session.return_url}" data-return>Return to Konstruct</a></p>`}
    <h1>Billing</h1>
    <p class="hint">${view.email ?? session.customer}</p>
    ${view.problem !== undefined && html`<p class="problem" role="alert">${view.problem}</p>`}
    ${view.subscriptions.length === 0 ? html`<p>No subscription.</p>` : view.subscriptions.map((one) => subscriptionPart(one, view))}
    <section aria-labelledby="method">
      <h2 id="method">Payment method</h2>
      <p data-payment-method>
        ${view.card === undefined ? 'None' : `${view.card.card.brand} ending in ${view.card.card.last4}`}
      </p>
      ${features.payment_method_update.enabled && cardForm(session)}
    </section>
    ${features.invoice_history.enabled && invoicesPart(view.invoices)}
  </main>`;
}

function subscriptionPart(subscription: Subscription, { session, configuration }: PortalView): Html {
  const item = itemsOf(subscription)[0];
  const isOver = subscription.ended_at !== null;
  const isEnding = subscription.cancel_at !== null;
  const action = `/p/session/${session.id}`;
  return html`<section
    aria-label="Subscription"
    data-subscription="${subscription.id}"
    data-status="${subscription.status}"
  >
    <h2>AI employee × ${item?.quantity ?? 0}</h2>
    <p>
      <span class="badge">${stateOf(subscription)}</span>
      ${item !== undefined && `${money(amountOf(item.price, item.quantity), item.price.currency)} per ${item.price.recurring?.interval ?? 'month'}`}
    </p>
    <p>
      ${isOver ? `Ended on ${day(subscription.ended_at ?? 0)}` : isEnding ? `Ends on ${day(subscription.cancel_at ?? 0)}` : `Next payment on ${day(nextPeriodEnd(subscription) ?? subscription.created)}`}
    </p>
    ${
      !isOver &&
      configuration.features.subscription_cancel.enabled &&
      html`<form method="post" action="${action}/${isEnding ? 'renew' : 'cancel'}">
        <input type="hidden" name="subscription" value="${subscription.id}" />
        <button type="submit">${isEnding ? 'Do not cancel' : 'Cancel subscription'}</button>
      </form>`
    }
  </section>`;
}

function cardForm(session: PortalSession): Html {
  return html`<form method="post" action="/p/session/${session.id}/card" class="pay">
    <fieldset>
      <legend>New card</legend>
      <p class="hint">No real card is taken here. Choose how the bank behaves.</p>
      <button class="primary" name="card" value="works">Use a card that works</button>
      <button name="card" value="declines">Use a card that is declined</button>
      <button name="card" value="fails_later">Use a card that fails later</button>
    </fieldset>
  </form>`;
}

function invoicesPart(invoices: Invoice[]): Html {
  return html`<section aria-labelledby="invoices">
    <h2 id="invoices">Invoices</h2>
    ${
      invoices.length === 0
        ? html`<p>None yet.</p>`
        : html`<ul class="rows">
            ${invoices.map(
              (invoice) =>
                html`<li>
                  <a href="${invoice.hosted_invoice_url ?? '#'}">${invoice.number ?? invoice.id}</a>
                  <span>${day(invoice.created)}</span>
                  <span>${money(invoice.total, invoice.currency)}</span>
                  <span class="badge">${invoice.status ?? ''}</span>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}
