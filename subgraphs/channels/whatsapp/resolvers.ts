import { isAllowed } from '@konstruct/schema/permissions';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { connectWhatsApp } from './connect/connect-whatsapp.ts';
import { whatsAppNumberLoader } from './connect/whatsapp-number.loader.ts';

const ownOf = ({ deps }: Context) => deps.vendors.own.WHATSAPP;

export const whatsAppResolvers = {
  Channel: { whatsApp: ({ id }, _args, { em }) => whatsAppNumberLoader(em).load(id) },
  WhatsAppNumber: {
    phoneNumberId: async ({ id }, _args, { loaders }) => (await loaders.channel.load(id))?.externalId ?? '',
    callbackUrl: ({ id }, _args, ctx) => ownOf(ctx).callback.urlFor(id),
    verifyToken: ({ id }, _args, ctx) =>
      isAllowed(ctx.actor, 'channels:manage') ? ownOf(ctx).callback.verifyTokenFor(id) : null,
    webhookFields: () => ['messages'],
    chatUrl: ({ displayPhoneNumber }, _args, ctx) =>
      `${ownOf(ctx).chatUrl.replace(/\/$/, '')}/${displayPhoneNumber.replaceAll(/\D/g, '')}?text=Hi`,
  },
  Mutation: { connectWhatsApp: (_root, { input }, ctx) => connectWhatsApp(ctx, input) },
} satisfies Resolvers;
