import { isId } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';
import { tenantOf } from '@konstruct/kit/identity';
import { sendTestMessage, type TestMessageTools } from './test-message/send-test-message.ts';
import { dismissUndeliveredMessages } from './undelivered/dismiss-undelivered-messages.ts';
import { resendMessage } from './undelivered/resend-message.ts';
import { resendMessages } from './undelivered/resend-messages.ts';
import { undeliveredPage } from './undelivered/undelivered-page.ts';

export const createDeliveryResolvers = (tools: TestMessageTools) =>
  ({
    Message: {
      __resolveReference: ({ id }) => ({ id }),
      delivery: ({ id }, _args, { loaders }) => (isId(id) ? loaders.delivery.load(id) : null),
    },
    Tenant: {
      undeliveredMessages: (_tenant, args, { em, actor }) => undeliveredPage(em, tenantOf(actor) ?? '', args),
    },
    UndeliveredMessage: {
      message: ({ id, isTest }) => (isTest ? null : { id }),
      channel: ({ channelId }, _args, { loaders }) => loaders.channel.load(channelId),
      delivery: ({ id }, _args, { loaders }) => loaders.delivery.load(id),
    },
    Mutation: {
      sendTestMessage: (_root, { input }, context) => sendTestMessage(context, input, tools),
      resendMessage: (_root, { input }, context) => resendMessage(context, input),
      resendMessages: (_root, { input }, context) => resendMessages(context, input),
      dismissUndeliveredMessages: (_root, { input }, context) => dismissUndeliveredMessages(context, input),
    },
  }) satisfies Resolvers;
