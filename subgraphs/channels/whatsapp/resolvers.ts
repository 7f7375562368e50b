import { isAllowed } from '@konstruct/schema/permissions';
import type { Resolvers } from '../generated/resolvers.ts';
import type { Callback } from './connect/callback.ts';
import type { createConnectWhatsApp } from './connect/connect-whatsapp.ts';
import { whatsAppNumbers } from './connect/whatsapp-number.loader.ts';

interface WhatsAppResolverTools {
  readonly connectWhatsApp: ReturnType<typeof createConnectWhatsApp>;
  readonly callback: Callback;
  /** Where chats are opened: `https://wa.me`. */
  readonly chatUrl: string;
}

export const createWhatsAppResolvers = ({ connectWhatsApp, callback, chatUrl }: WhatsAppResolverTools) =>
  ({
    Channel: { whatsApp: ({ id }, _args, { em }) => whatsAppNumbers(em).load(id) },
    WhatsAppNumber: {
      phoneNumberId: async ({ id }, _args, { loaders }) => (await loaders.channel.load(id))?.externalId ?? '',
      callbackUrl: ({ id }) => callback.urlFor(id),
      verifyToken: ({ id }, _args, { actor }) => (isAllowed(actor, 'channels:manage') ? callback.verifyTokenFor(id) : null),
      webhookFields: () => ['messages'],
      chatUrl: ({ displayPhoneNumber }) => `${chatUrl.replace(/\/$/, '')}/${displayPhoneNumber.replaceAll(/\D/g, '')}?text=Hi`,
    },
    Mutation: { connectWhatsApp: (_root, { input }, context) => connectWhatsApp(context, input) },
  }) satisfies Resolvers;
