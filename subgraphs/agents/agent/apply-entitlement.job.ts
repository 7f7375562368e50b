import type { Database } from '@konstruct/kit/database';
import { handleMessage } from '@konstruct/kit/jobs';
import { entitlementChanged } from '@konstruct/schema/messages';
import { fitRoster, lockRoster } from './roster.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';

/** Follows what billing allows: employees over the quota pause, the oldest stay, and all resume by themselves when it returns. */
export const applyEntitlement = (database: Database) =>
  handleMessage(database, entitlementChanged, 'agents', async (tx, told, { tenantId }) => {
    await lockRoster(tx, tenantId);
    const known = await tx.findOne(Entitlement, { tenantId });
    if (known && known.version >= told.version) return;
    if (known) Object.assign(known, told);
    else tx.create(Entitlement, { tenantId, ...told, usedCount: 0 });
    await tx.flush();
    await fitRoster(tx, tenantId, told.agentQuota);
    if (told.mayAnswer) await wakeWaiting(tx, tenantId, { causes: ['PLAN'] });
  });
