import { ConnectWhatsAppDocument, type ConnectWhatsAppInput } from '#generated/graphql.ts';
import { mutate } from '#lib/graph/graph.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { rejectionOf, type Rejection } from '#lib/ui/form/rejection.ts';
import { labelOf } from './meta-values.ts';
import { text } from './text.ts';

export type ConnectOutcome =
  | { kind: 'connected'; channelId: string }
  | { kind: 'refused'; rejection: Rejection; /** The token works, but it expires soon. */ isTemporaryToken: boolean };

/** Has the service check the values at Meta, and connects the number if all of them are right. */
export async function connectWhatsApp(input: ConnectWhatsAppInput): Promise<ConnectOutcome> {
  const { connectWhatsApp: result } = await mutate(ConnectWhatsAppDocument, { input });
  switch (result.__typename) {
    case 'ConnectWhatsAppSuccess':
      return { kind: 'connected', channelId: String(result.channel.id) };
    case 'WhatsAppCredentialsError': {
      const label = labelOf(result.field);
      const rejection =
        label && result.field
          ? { message: text.form.checkField(label), issues: { [result.field]: result.message } }
          : { message: result.message };
      return { kind: 'refused', rejection, isTemporaryToken: result.reason === 'TOKEN_TEMPORARY' };
    }
    case 'ValidationError':
      return { kind: 'refused', rejection: rejectionOf(result), isTemporaryToken: false };
    case 'IntegrationOffError':
      return { kind: 'refused', rejection: { message: result.message }, isTemporaryToken: false };
    default:
      return unreachable(result);
  }
}
