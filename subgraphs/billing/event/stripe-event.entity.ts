import { directoryTable, p } from '@konstruct/kit/database';

const StripeEventSchema = directoryTable({
  schema: 'billing',
  name: 'StripeEvent',
  table: 'stripe_events',
  properties: {
    /** Stripe's own id: a repeat is the same row. */
    id: p.string().primary(),
    type: p.string(),
    isLive: p.boolean(),
    happenedAt: p.datetime(),
    receivedAt: p.datetime(3),
    /** The raw bytes; null once applied, since they hold names and addresses. Kept where the type is not known here. */
    body: p.blob().nullable(),
    appliedAt: p.datetime(3).nullable(),
    /** Whom it concerned. */
    tenantId: p.uuid().nullable(),
    /** What came of it, where that is nothing. */
    note: p.text().nullable(),
  },
  indexes: [{ properties: ['receivedAt'] }],
});

/** What Stripe told, each thing once. */
export class StripeEvent extends StripeEventSchema.class {}
StripeEventSchema.setClass(StripeEvent);
