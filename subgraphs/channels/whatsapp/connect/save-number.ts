import { isUniqueViolation, storable } from '@konstruct/kit/database';
import { sealWithin } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, inTransaction, type TenantContext } from '../../context.ts';
import { resumeSending } from '../../delivery/queueing/enqueue-sending.ts';
import type { ConnectWhatsApp } from './connect-input.ts';
import type { Proven } from './prove-credentials.ts';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

interface Saving {
  /** The channel that stands for the number. */
  readonly channelId: string;
  readonly input: ConnectWhatsApp;
  readonly proven: Proven;
}

/** Saves a proven access under the number's channel id; messages that waited for the connection go out. */
export async function saveNumber({ tenantId, deps }: TenantContext, saving: Saving): Promise<Channel> {
  const save = () => inTransaction(createTenantContext(deps, tenantId), (tx) => write(tx, saving));
  // Two calls for one number may both find no row: the second then finds the first's.
  return save().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return save();
  });
}

async function write(ctx: TenantContext, { channelId, input, proven }: Saving): Promise<Channel> {
  const { tenantId, em, clock, deps } = ctx;
  const key = { tenantId, id: channelId };
  const known = await em.findOne(Channel, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const number = await em.findOne(WhatsAppNumber, key);
  // Another app sends its messages elsewhere until its callback URL is set too, so earlier messages prove nothing.
  const hasArrived = known?.lastInboundAt != null && number?.appId === input.appId;
  const { sealed, keyId } = await sealWithin(em, 'channels', deps.sealer, input.accessToken, { tenantId, channelId });
  const granted = {
    name: storable(proven.number.verifiedName || proven.number.displayPhoneNumber || 'WhatsApp', 200),
    status: hasArrived ? ('CONNECTED' as const) : ('WAITING_FOR_MESSAGE' as const),
    statusReason: null,
    sealedToken: sealed,
    sealedWith: keyId,
    scopes: [...proven.scopes],
    connectedAt: clock.now(),
  };
  const channel = known
    ? em.assign(known, granted)
    : em.create(Channel, {
        ...key,
        ...granted,
        kind: 'WHATSAPP',
        externalId: input.phoneNumberId,
        botUserId: '',
        installerExternalId: '',
        lastInboundAt: null,
        nextLookUpAt: null,
        undeliveredReportedAt: null,
        version: 0,
      });
  const { displayPhoneNumber, verifiedName, qualityRating } = proven.number;
  const details = {
    appId: input.appId,
    businessAccountId: input.businessAccountId,
    displayPhoneNumber,
    verifiedName,
    qualityRating,
    tokenExpiresAt: proven.tokenExpiresAt,
  };
  if (number) em.assign(number, details);
  else em.create(WhatsAppNumber, { ...key, ...details });
  await announceChannel(ctx, channel);
  await resumeSending(ctx, channel);
  return channel;
}
