import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { keyUpdated } from '@konstruct/schema/messages';
import { createTenantContext, type Dependencies } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { KeyReplica } from './key-replica.entity.ts';

/**
 * A key was added, checked, replaced or removed. If this key is usable now, messages that wait for a key are retried.
 */
export function handleKeyUpdated(deps: Dependencies): Handler {
  return handleMessage(deps.database, keyUpdated, 'agents', async (em, { keyId: id, ...key }, { tenantId }) => {
    await em.upsert(
      KeyReplica,
      { tenantId, id, ...key },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: key.version } } },
    );
    if (!key.isRemoved && key.status !== 'INVALID')
      await wakeWaiting(createTenantContext(deps, tenantId, em), { causes: ['KEY'] });
    await notifyClients(em, tenantId, 'agents');
  });
}
