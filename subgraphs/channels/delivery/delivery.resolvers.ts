import { isId } from '@konstruct/kit/database';
import type { OffKinds } from '../channel/switches.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { resendMessage } from './resend-message.ts';
import { sendTestMessage } from './send-test-message.ts';

export const createDeliveryResolvers = (off: OffKinds) =>
  ({
    Message: {
      __resolveReference: ({ id }) => ({ id }),
      delivery: ({ id }, _args, { loaders }) => (isId(id) ? loaders.delivery.load(id) : null),
    },
    Mutation: {
      sendTestMessage: (_root, { input }, context) => sendTestMessage(context, input, off),
      resendMessage: (_root, { input }, context) => resendMessage(context, input),
    },
  }) satisfies Resolvers;
