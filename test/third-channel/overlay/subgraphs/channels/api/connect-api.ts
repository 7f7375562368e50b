import { randomBytes } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import { sealWithin } from '@konstruct/kit/vault';
import { announceChannel } from '../channel/announce-channel.ts';
import { Channel } from '../channel/channel.entity.ts';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { ConnectApiInput } from '../generated/resolvers.ts';
import { ApiConnection } from './api-connection.entity.ts';

/** Creates a channel with its own secret. */
export async function connectApi(ctx: Context, { name, answersUrl }: ConnectApiInput) {
  const { directory, sealer, vendors } = ctx.deps;
  if (!vendors.own.API.isOn)
    return { __typename: 'IntegrationOffError' as const, message: 'The API is switched off on this installation.' };
  const own = tenantContextOf(ctx);
  const { tenantId } = own;
  const [channelId, secret] = [newId(), randomBytes(32).toString('hex')];
  await directory
    .fork()
    .transactional(async (tx) => void tx.create(ApiConnection, { channelId, tenantId, answersUrl }));
  const channel = await inTransaction(own, async (tx) => {
    const { sealed, keyId } = await sealWithin(tx.em, 'channels', sealer, secret, { tenantId, channelId });
    const made = tx.em.create(Channel, {
      tenantId,
      id: channelId,
      kind: 'API',
      name,
      status: 'CONNECTED',
      statusReason: null,
      externalId: channelId,
      botUserId: '',
      sealedToken: sealed,
      sealedWith: keyId,
      scopes: [],
      installerExternalId: '',
      connectedAt: tx.clock.now(),
      lastInboundAt: null,
      nextLookUpAt: null,
      undeliveredReportedAt: null,
      version: 0,
    });
    await announceChannel(tx, made);
    return made;
  });
  return { __typename: 'ConnectApiSuccess' as const, channel, secret };
}
