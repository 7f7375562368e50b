import { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import type { RevokedAccess } from '../../vendor.port.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

/** Stops Meta from sending us the account's messages, and deletes the app's secret. */
export async function revokeWhatsAppAccess(ctx: TenantContext, { channel, token }: RevokedAccess): Promise<void> {
  const { tenantId, em, deps } = ctx;
  const number = await em.findOne(WhatsAppNumber, { tenantId, id: channel.id });
  if (number && !(await isShared(ctx, number)))
    await deps.vendors.own.WHATSAPP.api.unsubscribe(token, number.businessAccountId);
  const own = { tenantId, channelId: channel.id };
  await deps.directory
    .fork()
    .transactional((tx) => tx.nativeUpdate(WhatsAppConnection, own, { sealedAppSecret: null, sealedWith: null }));
}

/** The subscription belongs to the account: another of its numbers may still be connected. */
async function isShared({ tenantId, em }: TenantContext, { id, businessAccountId }: WhatsAppNumber): Promise<boolean> {
  const others = await em.find(WhatsAppNumber, { tenantId, businessAccountId, id: { $ne: id } });
  const living = await em.count(Channel, {
    tenantId,
    id: { $in: others.map((other) => other.id) },
    status: { $ne: 'DISCONNECTED' },
  });
  return living > 0;
}
