import type { ChannelsService } from '../channels-service.ts';

interface PostedMessage {
  channel: string;
  message: { ts: string; user: string };
}

/** What people write in the sandbox Slack, and what is handed on of it. */
export const talkIn = (service: () => ChannelsService) => ({
  say: (body: object) => service().slack<PostedMessage>('messages', { user: 'ada', channel: 'support', ...body }),
  messages: async () => (await service().published('channels.message_received')).map(({ body }) => body),
});
