import { keyedTenantTable, p } from '@konstruct/kit/database';

const ContactRateSchema = keyedTenantTable({
  schema: 'agents',
  name: 'ContactRate',
  table: 'contact_rates',
  properties: {
    contactId: p.uuid().primary(),
    /** When the hour began that `answerCount` is of. */
    hourStartedAt: p.datetime(3),
    answerCount: p.integer(),
    /** When the day began that `costUsd` is of. */
    dayStartedAt: p.datetime(3),
    costUsd: p.decimal('string').precision(20).scale(10),
    /** Until when the contact knows that it has to wait; null: it was never told. */
    noticeUntil: p.datetime(3).nullable(),
  },
});

/** What one contact was answered lately, and what it cost. Answers that are being written are not in it: they are the open runs. */
export class ContactRate extends ContactRateSchema.class {}
ContactRateSchema.setClass(ContactRate);
