import { type Database, type Directory, newId } from '@konstruct/kit/database';
import { type Sealer, sealWithin } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { appSecretBinding, WhatsAppConnection } from './whatsapp-connection.entity.ts';

interface Claim {
  readonly tenantId: string;
  readonly phoneNumberId: string;
  readonly appId: string;
  readonly appSecret: string;
}

/** A claim whose channel was never saved: whoever made it died. */
const abandonedMs = 600_000;

/**
 * Decides under which channel a company knows a number, and makes its messages the company's. A number that another company is
 * connected to is not given away; one that the other has disconnected moves, with its old conversations staying behind.
 * Null: taken.
 */
export async function claimNumber(
  { database, directory, sealer, now }: { database: Database; directory: Directory; sealer: Sealer; now: Date },
  { tenantId, phoneNumberId, appId, appSecret }: Claim,
): Promise<string | null> {
  // A company that comes back finds the channel it had.
  const own = await database
    .forTenant(tenantId)
    .transactional((tx) => tx.findOne(Channel, { tenantId, kind: 'WHATSAPP', externalId: phoneNumberId }));
  const channelId = own?.id ?? newId();

  return directory.fork().transactional(async (tx) => {
    await tx.execute(
      `insert into channels_directory.whatsapp_connections (phone_number_id, tenant_id, channel_id, app_id, claimed_at, created_at)
       values (?, ?, ?, ?, ?, now()) on conflict do nothing`,
      [phoneNumberId, tenantId, channelId, appId, now],
    );
    const connection = await tx.findOneOrFail(WhatsAppConnection, { phoneNumberId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (connection.tenantId !== tenantId) {
      const owner = { tenantId: connection.tenantId, id: connection.channelId };
      const theirs = await database.forTenant(owner.tenantId).transactional((other) => other.findOne(Channel, owner));
      const isAbandoned = theirs === null && connection.claimedAt.getTime() < now.getTime() - abandonedMs;
      if (theirs?.status !== 'DISCONNECTED' && !isAbandoned) return null;
      tx.assign(connection, { tenantId, channelId });
    }
    const owner = { tenantId, channelId: connection.channelId };
    const { sealed, keyId } = await sealWithin(tx, 'channels', sealer, appSecret, appSecretBinding(owner));
    tx.assign(connection, { appId, claimedAt: now, sealedAppSecret: sealed, sealedWith: keyId });
    return connection.channelId;
  });
}
