import { fromZod } from '@konstruct/kit/graph';
import { type Context, tenantContextOf } from '../../context.ts';
import type { ConnectWhatsAppInput } from '../../generated/resolvers.ts';
import { claimNumber } from './claim-number.ts';
import { connectWhatsAppInput } from './connect-input.ts';
import { credentialsIssue, proveCredentials, unreachable } from './prove-credentials.ts';
import { saveNumber } from './save-number.ts';

/**
 * Connects a company's number if Meta accepts its values; nothing is saved before that. The same values twice are one
 * connection.
 */
export async function connectWhatsApp(ctx: Context, raw: ConnectWhatsAppInput) {
  const { api, isOn } = ctx.deps.vendors.own.WHATSAPP;
  if (!isOn) {
    return {
      __typename: 'IntegrationOffError' as const,
      message: 'WhatsApp is switched off on this installation. Contact your administrator.',
    };
  }
  const own = tenantContextOf(ctx);
  const { data: input, error } = connectWhatsAppInput.safeParse(raw);
  if (error) return fromZod(error);

  const proven = await proveCredentials(own, input);
  if ('__typename' in proven) return proven;
  const subscribed = await api.subscribe(input.accessToken, input.businessAccountId);
  if (subscribed === 'unreachable') return unreachable;
  if (subscribed === 'refused') {
    return credentialsIssue(
      'PERMISSION_MISSING',
      'accessToken',
      'The access token can’t subscribe the app to the account. Give its system user full control of the account.',
    );
  }

  const channelId = await claimNumber(own, input);
  if (channelId === null) {
    return credentialsIssue(
      'NUMBER_TAKEN',
      'phoneNumberId',
      'Another company is connected to this number here. It needs to disconnect the number first.',
    );
  }
  const channel = await saveNumber(own, { channelId, input, proven });
  return { __typename: 'ConnectWhatsAppSuccess' as const, channel };
}
