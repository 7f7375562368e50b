import { Channel } from '../../channel/channel.entity.ts';
import { isBeingConnected } from '../../channel/claim.ts';
import type { TenantContext } from '../../context.ts';
import type { RevokedAccess } from '../../vendor.port.ts';
import { appSecrets } from './app-secrets.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

/** Stops Meta from sending us the account's messages, and deletes the app's secret. */
export async function revokeWhatsAppAccess(ctx: TenantContext, { channel, token }: RevokedAccess): Promise<void> {
  const { tenantId, em, deps } = ctx;
  const { api } = deps.vendors.own.WHATSAPP;
  const number = await em.findOne(WhatsAppNumber, { tenantId, id: channel.id });
  if (number && !(await isShared(ctx, number)) && !(await isAppNeeded(ctx, channel, number))) {
    await api.unsubscribe(token, number.businessAccountId);
    // A connection that began while Meta was asked has subscribed before: its subscription has ended too.
    if (await isAppNeeded(ctx, channel, number)) {
      const outcome = await api.subscribe(token, number.businessAccountId);
      if (outcome !== 'subscribed') throw new Error(`Meta did not subscribe the app again: ${outcome}.`);
    }
  }
  await appSecrets.forget(ctx, channel);
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

/**
 * The subscription belongs to the app, too: another company may use it, or this number may be connected again. The
 * accounts of other companies are not known here, so the subscription stays if any of them uses the app.
 */
async function isAppNeeded(
  { clock, deps }: TenantContext,
  { id, tenantId, connectedAt }: Channel,
  { appId }: WhatsAppNumber,
): Promise<boolean> {
  const connections = await deps.directory.fork().find(WhatsAppConnection, { appId, sealedAppSecret: { $ne: null } });
  return connections.some((connection) =>
    connection.channelId === id
      ? isBeingConnected(connection, connectedAt, clock.now())
      : connection.tenantId !== tenantId,
  );
}
