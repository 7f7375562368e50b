import { isId } from '@konstruct/kit/database';
import { tenantContextOf } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { sendTestMessage } from './test-message/send-test-message.ts';
import { dismissUndeliveredMessages } from './undelivered/dismiss-undelivered-messages.ts';
import { resendMessage } from './undelivered/resend-message.ts';
import { resendMessages } from './undelivered/resend-messages.ts';
import { undeliveredPage } from './undelivered/undelivered-page.ts';

export const deliveryResolvers = {
  Message: {
    __resolveReference: ({ id }) => ({ id }),
    delivery: ({ id }, _args, { loaders }) => (isId(id) ? loaders.delivery.load(id) : null),
  },
  Tenant: {
    undeliveredMessages: (_tenant, args, ctx) => undeliveredPage(tenantContextOf(ctx), args),
  },
  UndeliveredMessage: {
    message: ({ id, isTest }) => (isTest ? null : { id }),
    channel: ({ channelId }, _args, { loaders }) => loaders.channel.load(channelId),
    delivery: ({ id }, _args, { loaders }) => loaders.delivery.load(id),
  },
  Mutation: {
    sendTestMessage: (_root, { input }, ctx) => sendTestMessage(ctx, input),
    resendMessage: (_root, { input }, ctx) => resendMessage(ctx, input),
    resendMessages: (_root, { input }, ctx) => resendMessages(ctx, input),
    dismissUndeliveredMessages: (_root, { input }, ctx) => dismissUndeliveredMessages(ctx, input),
  },
} satisfies Resolvers;
