import { keyedTenantTable, p } from '@konstruct/kit/database';

const ContactRateSchema = keyedTenantTable({
  schema: 'agents',
  name: 'ContactRate',
  table: 'contact_rates',
  properties: {
    contactId: p.uuid().primary(),
    /** The start of the hour that `answerCount` covers. */
    hourStartedAt: p.datetime(3),
    answerCount: p.integer(),
    /** The start of the day that `costUsd` covers. */
    dayStartedAt: p.datetime(3),
    costUsd: p.decimal('string').precision(20).scale(10),
    /** The time until which the last notice asked the contact to wait; null: there was no notice yet. */
    noticeUntil: p.datetime(3).nullable(),
  },
});

/**
 * One contact's recent answers and their cost. Answers that are still being written are not included: they are the open
 * runs.
 */
export class ContactRate extends ContactRateSchema.class {}
ContactRateSchema.setClass(ContactRate);
