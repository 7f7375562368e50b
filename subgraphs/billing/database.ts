import type { ServiceDatabase } from '@konstruct/kit/database';
import { entitlementChanged, noticeRequested } from '@konstruct/schema/messages';
import { Customer } from './customer/customer.entity.ts';
import { StripeEvent } from './event/stripe-event.entity.ts';
import { Invoice } from './invoice/invoice.entity.ts';
import { applyEventJob, clearEventsJob, readSubscriptionJob, reconcileJob } from './job-definitions.ts';
import { Entitlement } from './entitlement/entitlement.entity.ts';
import { Subscription } from './state/subscription.entity.ts';

/** The data that this service keeps, and the services that it may call. */
export const database: ServiceDatabase = {
  service: 'billing',
  entities: [Entitlement, Subscription, Invoice],
  directoryEntities: [Customer, StripeEvent],
  sends: [noticeRequested, entitlementChanged, applyEventJob, readSubscriptionJob, reconcileJob, clearEventsJob],
  connections: { directory: 1 },
};
