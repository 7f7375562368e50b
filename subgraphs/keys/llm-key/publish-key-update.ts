import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { keyUpdated } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import type { LlmKey } from './llm-key.entity.ts';

/**
 * Publishes to the agents' runtime which key it may use now, and notifies open pages that the list changed. Part of the
 * transaction that changed the key.
 */
export async function publishKeyUpdate({ tenantId, em }: TenantContext, key: LlmKey): Promise<void> {
  const { id, version, providerId, baseUrl, label, status, removedAt } = key;
  await em.flush();
  await publish(em, keyUpdated, tenantId, {
    keyId: id,
    version,
    providerId,
    baseUrl: baseUrl ?? null,
    label,
    status,
    isRemoved: removedAt !== null,
  });
  await notifyClients(em, tenantId, 'keys');
}
