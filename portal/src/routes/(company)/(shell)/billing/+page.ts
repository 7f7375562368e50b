import { BillingDocument } from '#generated/graphql.ts';
import { addDays, today } from '#lib/format/date.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

/** The number of AI employees that the operator wants a price for. The address may contain anything. */
const readQuantity = (value: string | null): number | null =>
  value && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;

export const load: PageLoad = async (event) => {
  event.depends(liveKey('billing'), liveKey('agents'));
  const { company } = await event.parent();
  const { searchParams } = event.url;
  const asked = readQuantity(searchParams.get('quantity'));
  const quantity = asked !== null && asked !== company.subscription?.quantity ? asked : null;
  const variables = { quantity: quantity ?? 1, isLookingAtChange: quantity !== null, after: searchParams.get('after') };
  const { plans, tenant } = await query(event, BillingDocument, variables);
  const trialDays = plans?.[0]?.trialDays ?? 0;
  return {
    plans,
    agents: tenant?.agents?.nodes ?? null,
    invoices: tenant?.invoices ?? null,
    isFirstPage: !variables.after,
    change:
      quantity === null
        ? null
        : { quantity, preview: tenant?.agentQuantityPreview ?? null, beyond: tenant?.agentsBeyond ?? null },
    /** The day of the first charge if a trial begins today. */
    trialWouldEndOn: addDays(today(company.timeZone), trialDays),
    /** The outcome of the checkout according to the address. Only the subscription is authoritative. */
    checkout: searchParams.get('checkout'),
  };
};
