import type { Sender } from '../../delivery/message/sender.port.ts';
import { authorNameScope } from '../web-api/scopes.ts';
import type { Slack } from '../web-api/slack.port.ts';
import { destinationOf, type SlackDestination } from '../web-api/thread-key.ts';
import { slackTestRecipient } from './test-recipient.ts';
import { writeMrkdwn } from '../mrkdwn/write-mrkdwn.ts';

/** Sends messages to Slack, which shows up to 4,000 characters of a post in one piece. */
export function createSlackSender(slack: Slack): Sender<SlackDestination> {
  return {
    write: writeMrkdwn,
    partLimit: 3900,
    keepsTextUntilDelivered: false,
    testRecipient: slackTestRecipient,
    destinationOf: async (_ctx, { threadKey }) => ({ destination: destinationOf(threadKey) }),
    post: ({ channel, token, message, destination }) =>
      slack.post(token, {
        destination,
        text: message.text ?? '',
        carried: { id: message.id, attempt: message.attempt },
        authorName: channel.scopes.includes(authorNameScope) ? (message.authorName ?? null) : null,
      }),
    lookUp: (token, { threadKey, ...window }) => slack.findPosts(token, destinationOf(threadKey), window),
  };
}
