import type { EntityManager } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { tenantUpdated } from '@konstruct/schema/messages';
import type { Tenant } from './tenant.entity.ts';

/** Publishes a company's name and time zone to every service that stores them, in the transaction that changed them. */
export async function announceTenant(tx: EntityManager, { tenantId, name, timeZone, version }: Tenant): Promise<void> {
  await publish(tx, tenantUpdated, tenantId, { name, timeZone, version });
}
