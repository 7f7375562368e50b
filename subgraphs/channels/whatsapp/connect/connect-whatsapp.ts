import type { Database, Directory } from '@konstruct/kit/database';
import { forbidden, fromZod } from '@konstruct/kit/graph';
import { tenantOf } from '@konstruct/kit/identity';
import type { Sealer } from '@konstruct/kit/vault';
import type { Context } from '../../context.ts';
import type { ConnectWhatsAppInput } from '../../generated/resolvers.ts';
import { claimNumber } from './claim-number.ts';
import { connectWhatsAppInput } from './connect-input.ts';
import { fault, proveCredentials, unreachable } from './prove-credentials.ts';
import { saveNumber } from './save-number.ts';
import type { WhatsApp } from '../graph-api/whatsapp.port.ts';

export interface ConnectWhatsAppTools {
  readonly database: Database;
  readonly directory: Directory;
  readonly sealer: Sealer;
  /** Null where WhatsApp is switched off. */
  readonly whatsApp: WhatsApp | null;
}

/** Connects a company's number, if Meta accepts its values; nothing is saved before. Twice the same is one connection. */
export function createConnectWhatsApp({ database, directory, sealer, whatsApp }: ConnectWhatsAppTools) {
  return async function connectWhatsApp({ actor, clock }: Context, raw: ConnectWhatsAppInput) {
    if (whatsApp === null) {
      return {
        __typename: 'IntegrationOffError' as const,
        message: 'WhatsApp is switched off on this installation. Contact your administrator.',
      };
    }
    const tenantId = tenantOf(actor);
    if (tenantId === null) throw forbidden();
    const parsed = connectWhatsAppInput.safeParse(raw);
    if (!parsed.success) return fromZod(parsed.error);
    const input = parsed.data;

    const proven = await proveCredentials(whatsApp, input);
    if ('__typename' in proven) return proven;
    const subscribed = await whatsApp.subscribe(input.accessToken, input.businessAccountId);
    if (subscribed === 'unreachable') return unreachable;
    if (subscribed === 'refused') {
      return fault(
        'PERMISSION_MISSING',
        'accessToken',
        "The access token can't subscribe the app to the account. Give its system user full control of the account.",
      );
    }

    const now = clock.now();
    const channelId = await claimNumber({ database, directory, sealer, now }, { tenantId, ...input });
    if (channelId === null) {
      return fault(
        'NUMBER_TAKEN',
        'phoneNumberId',
        'Another company is connected to this number here. It needs to disconnect the number first.',
      );
    }
    const channel = await saveNumber({ database, sealer }, { owner: { tenantId, channelId }, input, proven, now });
    return { __typename: 'ConnectWhatsAppSuccess' as const, channel };
  };
}
