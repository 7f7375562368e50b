import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { tenantUpdated } from '@konstruct/schema/messages';
import type { Dependencies } from '../context.ts';
import { TenantReplica } from './tenant-replica.entity.ts';

/** The company was created, or its name changed; its agents introduce themselves with that name. */
export function handleTenantUpdated({ database }: Dependencies): Handler {
  return handleMessage(database, tenantUpdated, 'agents', async (em, { name, timeZone, version }, { tenantId }) => {
    await em.upsert(
      TenantReplica,
      { tenantId, name, timeZone, version },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: version } } },
    );
  });
}
