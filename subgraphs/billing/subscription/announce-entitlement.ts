import type { EntityManager } from '@konstruct/kit/database';
import { send } from '@konstruct/kit/jobs';
import type { Entitlement } from './entitlement.entity.ts';
import { mayAnswer } from './evaluation.ts';

/** Tells the service that answers what the company may use, in the transaction that changed it. */
export async function announceEntitlement(tx: EntityManager, entitlement: Entitlement): Promise<void> {
  const { tenantId, version, status, agentQuota, answerLimit } = entitlement;
  await send(tx, 'agents.apply_entitlement', tenantId, {
    version,
    status,
    agentQuota,
    answerLimit: answerLimit ?? null,
    mayAnswer: mayAnswer(status),
  });
}
