import type Stripe from 'stripe';
import type { Payments } from './stripe.port.ts';
import { made, pageOf, textOf, understood } from './understood.adapter.ts';

/** Marks the configuration of Stripe's portal that we create, so that we create it once. */
const portalMark = { konstruct: 'employees-1' };

/** The id of our configuration of the Billing Portal; null if it has not been created yet. */
export async function findPortal(stripe: Stripe): Promise<string | null> {
  const { data } = await pageOf(
    stripe.billingPortal.configurations.list({ active: true, limit: 100 }),
    'billing_portal.configuration',
  );
  return data.find(({ metadata }) => metadata?.['konstruct'] === portalMark.konstruct)?.id ?? null;
}

/** Creates our configuration of the Billing Portal in addition to the account's own. */
export async function createPortalConfiguration(stripe: Stripe): Promise<string> {
  const asked = stripe.billingPortal.configurations.create({
    metadata: portalMark,
    features: {
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      // A change of quantity in Stripe's portal ends the trial by default, and does not show which employees would
      // pause.
      subscription_update: { enabled: false },
    },
  });
  return (await made(asked, 'billing_portal.configuration')).id;
}

/** Opens sessions of the Billing Portal. Finds or creates its configuration once, and tries again after a failure. */
export function createPortal(stripe: Stripe): Pick<Payments, 'openPortal'> {
  let found: Promise<string> | null = null;

  async function configuration(): Promise<string> {
    found ??= findPortal(stripe).then((known) => known ?? createPortalConfiguration(stripe));
    return found.catch((error: unknown) => {
      found = null;
      throw error;
    });
  }

  return {
    async openPortal(customer, { returnUrl, isForCard }) {
      const asked = stripe.billingPortal.sessions.create({
        customer,
        configuration: await configuration(),
        return_url: returnUrl,
        ...(isForCard && { flow_data: changeOfCard(returnUrl) }),
      });
      return textOf((await understood(asked, 'billing_portal.session')).url, 'the address of the portal');
    },
  };
}

const changeOfCard = (returnUrl: string): Stripe.BillingPortal.SessionCreateParams.FlowData => ({
  type: 'payment_method_update',
  after_completion: { type: 'redirect', redirect: { return_url: returnUrl } },
});
