import { newId, sql } from '@konstruct/kit/database';
import { sealWithin } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { isGivenUp } from '../../channel/claim.ts';
import { inTransaction, type TenantContext } from '../../context.ts';
import { appSecretBinding, WhatsAppConnection } from './whatsapp-connection.entity.ts';

interface Claim {
  readonly phoneNumberId: string;
  readonly appId: string;
  readonly appSecret: string;
}

interface NewConnection extends Pick<Claim, 'phoneNumberId' | 'appId'> {
  readonly tenantId: string;
  readonly channelId: string;
  readonly claimedAt: Date;
}

const insertConnection = ({ phoneNumberId, tenantId, channelId, appId, claimedAt }: NewConnection) => sql`
insert into channels_directory.whatsapp_connections (phone_number_id, tenant_id, channel_id, app_id, claimed_at, created_at)
values (${phoneNumberId}, ${tenantId}, ${channelId}, ${appId}, ${claimedAt.toISOString()}::timestamptz, now()) on conflict do nothing`;

/**
 * Decides which channel stands for a number in a company, and routes the number's messages to that company. A number
 * that another company is connected to is not given away. One that the other company has disconnected moves; its old
 * conversations stay behind. Null: taken.
 */
export async function claimNumber(
  ctx: TenantContext,
  { phoneNumberId, appId, appSecret }: Claim,
): Promise<string | null> {
  const { tenantId, clock, deps } = ctx;
  // A company that comes back gets the channel it had.
  const own = await inTransaction(ctx, ({ em }) =>
    em.findOne(Channel, { tenantId, kind: 'WHATSAPP', externalId: phoneNumberId }),
  );
  const channelId = own?.id ?? newId();
  const claimedAt = clock.now();

  return deps.directory.fork().transactional(async (tx) => {
    await tx.execute(insertConnection({ phoneNumberId, tenantId, channelId, appId, claimedAt }));
    const connection = await tx.findOneOrFail(
      WhatsAppConnection,
      { phoneNumberId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (connection.tenantId !== tenantId) {
      if (!(await isGivenUp(ctx, connection, connection.claimedAt))) return null;
      tx.assign(connection, { tenantId, channelId });
    }
    const owner = { tenantId, channelId: connection.channelId };
    const { sealed, keyId } = await sealWithin(tx, 'channels', deps.sealer, appSecret, appSecretBinding(owner));
    tx.assign(connection, { appId, claimedAt, sealedAppSecret: sealed, sealedWith: keyId });
    return connection.channelId;
  });
}
