import { randomBytes } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import { tenantOf } from '@konstruct/kit/identity';
import { sealWithin } from '@konstruct/kit/vault';
import { announceChannel } from '../channel/announce-channel.ts';
import { Channel } from '../channel/channel.entity.ts';
import type { Context } from '../context.ts';
import type { ConnectApiInput } from '../generated/resolvers.ts';
import type { VendorService } from '../vendor.port.ts';
import { ApiConnection } from './api-connection.entity.ts';

/** Makes a channel with a secret of its own. */
export function createConnectApi({ database, directory, sealer }: VendorService, isOn: boolean) {
  return async function connectApi({ actor, clock }: Context, { name, answersUrl }: ConnectApiInput) {
    if (!isOn) return { __typename: 'IntegrationOffError' as const, message: 'The API is switched off on this installation.' };
    const tenantId = tenantOf(actor);
    if (tenantId === null) throw forbidden();
    const [channelId, secret] = [newId(), randomBytes(32).toString('hex')];
    await directory.fork().transactional(async (tx) => void tx.create(ApiConnection, { channelId, tenantId, answersUrl }));
    const channel = await database.forTenant(tenantId).transactional(async (tx) => {
      const { sealed, keyId } = await sealWithin(tx, 'channels', sealer, secret, { tenantId, channelId });
      const made = tx.create(Channel, {
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
        connectedAt: clock.now(),
        lastInboundAt: null,
        nextLookUpAt: null,
        undeliveredToldAt: null,
        version: 0,
      });
      await announceChannel(tx, made);
      return made;
    });
    return { __typename: 'ConnectApiSuccess' as const, channel, secret };
  };
}
