import type { EntityManager } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { keyUpdated } from '@konstruct/schema/messages';
import type { LlmKey } from './llm-key.entity.ts';

/** Tells the agents' runtime what it may use now, and open pages that the list changed. Part of the transaction that changed the key. */
export async function tellAgents(tx: EntityManager, key: LlmKey): Promise<void> {
  const { tenantId, id, version, providerId, baseUrl, label, status, removedAt } = key;
  await tx.flush();
  await publish(tx, keyUpdated, tenantId, {
    keyId: id,
    version,
    providerId,
    baseUrl: baseUrl ?? null,
    label,
    status,
    isRemoved: removedAt !== null,
  });
  await notifyClients(tx, tenantId, 'keys');
}
