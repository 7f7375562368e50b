import type { EntityManager } from '@konstruct/kit/database';
import { send } from '@konstruct/kit/jobs';
import type { Tenant } from './tenant.entity.ts';

const readers = ['agents.know_tenant', 'channels.know_tenant', 'usage.know_tenant'] as const;

/** Tells every service that keeps a company's name and time zone, in the transaction that changed them. */
export async function announceTenant(tx: EntityManager, { tenantId, name, timeZone, version }: Tenant): Promise<void> {
  for (const reader of readers) await send(tx, reader, tenantId, { tenantId, name, timeZone, version });
}
