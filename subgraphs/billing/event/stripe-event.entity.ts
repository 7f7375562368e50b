import { directoryTable, p } from '@konstruct/kit/database';

const StripeEventSchema = directoryTable({
  schema: 'billing',
  name: 'StripeEvent',
  table: 'stripe_events',
  properties: {
    /** Stripe's own id, so a repeat is the same row. */
    id: p.string().primary(),
    type: p.string(),
    isLive: p.boolean(),
    happenedAt: p.datetime(),
    receivedAt: p.datetime(3),
    /**
     * The raw bytes; null once applied, since they contain names and addresses. Kept for event types that are not known
     * here.
     */
    body: p.blob().nullable(),
    appliedAt: p.datetime(3).nullable(),
    /** The company that the event concerned. */
    tenantId: p.uuid().nullable(),
    /** Why nothing was done, if nothing was. */
    note: p.text().nullable(),
  },
  indexes: [{ properties: ['receivedAt'] }],
});

/** An event from Stripe, stored once. */
export class StripeEvent extends StripeEventSchema.class {}
StripeEventSchema.setClass(StripeEvent);
