import { type Database, type EntityManager, isUniqueViolation } from '@konstruct/kit/database';
import { type Sealer, sealWithin } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import { resumeSending } from '../../delivery/queueing/enqueue-sending.ts';
import type { ConnectWhatsApp } from './connect-input.ts';
import type { Proven } from './prove-credentials.ts';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

interface Saving {
  readonly owner: { readonly tenantId: string; readonly channelId: string };
  readonly input: ConnectWhatsApp;
  readonly proven: Proven;
  readonly now: Date;
}

/** Saves a proven access under the id that the number is known by; what waited for the connection goes out. */
export async function saveNumber({ database, sealer }: { database: Database; sealer: Sealer }, saving: Saving): Promise<Channel> {
  const save = () => database.forTenant(saving.owner.tenantId).transactional((tx) => write(tx, saving, sealer));
  // Two calls for one number may both find no row: the second then finds the first's.
  return save().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return save();
  });
}

async function write(tx: EntityManager, { owner, input, proven, now }: Saving, sealer: Sealer): Promise<Channel> {
  const key = { tenantId: owner.tenantId, id: owner.channelId };
  const known = await tx.findOne(Channel, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const number = await tx.findOne(WhatsAppNumber, key);
  // Another app sends its messages elsewhere, until its callback URL is set too: what arrived before proves nothing.
  const hasArrived = known?.lastInboundAt != null && number?.appId === input.appId;
  const { sealed: sealedToken, keyId: sealedWith } = await sealWithin(tx, 'channels', sealer, input.accessToken, owner);
  const granted = {
    name: (proven.number.verifiedName || proven.number.displayPhoneNumber || 'WhatsApp').slice(0, 200),
    status: hasArrived ? ('CONNECTED' as const) : ('WAITING_FOR_MESSAGE' as const),
    statusReason: null,
    sealedToken,
    sealedWith,
    scopes: [...proven.scopes],
    connectedAt: now,
  };
  const channel = known
    ? tx.assign(known, granted)
    : tx.create(Channel, {
        ...key,
        ...granted,
        kind: 'WHATSAPP',
        externalId: input.phoneNumberId,
        botUserId: '',
        installerExternalId: '',
        lastInboundAt: null,
        nextLookUpAt: null,
        undeliveredToldAt: null,
        version: 0,
      });
  const { displayPhoneNumber, verifiedName, qualityRating } = proven.number;
  const told = {
    appId: input.appId,
    businessAccountId: input.businessAccountId,
    displayPhoneNumber,
    verifiedName,
    qualityRating,
    tokenExpiresAt: proven.tokenExpiresAt,
  };
  if (number) tx.assign(number, told);
  else tx.create(WhatsAppNumber, { ...key, ...told });
  await announceChannel(tx, channel);
  await resumeSending(tx, channel);
  return channel;
}
