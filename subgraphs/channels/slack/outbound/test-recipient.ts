import type { TestRecipient } from '../../delivery/message/sender.port.ts';
import { threadKeyOf } from '../web-api/thread-key.ts';

/** The person who connected the workspace. */
export const slackTestRecipient: TestRecipient = async (_ctx, { installerExternalId: userId, name }) => ({
  threadKey: threadKeyOf({ kind: 'person', userId }),
  text: `:wave: ${name} is connected to Konstruct, and messages arrive. Write here, or mention the app in a channel, and your AI employee will answer.`,
});
