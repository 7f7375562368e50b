import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { keyUpdated } from '@konstruct/schema/messages';
import { createTenantContext, type Dependencies } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { KnownKey } from './known-key.entity.ts';

/** A key was added, checked, replaced or removed; what waits for a key is tried again when this one can be used. */
export function handleKeyUpdated(deps: Dependencies): Handler {
  return handleMessage(deps.database, keyUpdated, 'agents', async (em, { keyId: id, ...key }, { tenantId }) => {
    await em.upsert(
      KnownKey,
      { tenantId, id, ...key },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: key.version } } },
    );
    if (!key.isRemoved && key.status !== 'INVALID') await wakeWaiting(createTenantContext(deps, tenantId, em), { causes: ['KEY'] });
    await notifyClients(em, tenantId, 'agents');
  });
}
