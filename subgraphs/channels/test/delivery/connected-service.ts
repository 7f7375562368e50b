import { type ChannelsService, openChannelsService, operator } from '../channels-service.ts';

/**
 * A channels service in which one company has connected a Slack workspace. Also returns its operator, the channel, and where the app was
 * invited.
 */
export async function openConnectedService() {
  const room = await openChannelsService();
  const ada = operator();
  return { room, ada, channelId: await room.connect(ada), support: await inviteApp(room) };
}

/** Invites the app to a workspace's channel "support", and returns the channel's id. */
export async function inviteApp(room: ChannelsService, team = ''): Promise<string> {
  return (await room.slack<{ channel: string }>('messages', { team, user: 'ada', channel: 'support', text: '<@BOT> come in' })).channel;
}

/** Removes Slack's injected faults and its recorded requests. */
export async function resetSlack(room: ChannelsService): Promise<void> {
  await room.slack('faults', undefined, 'DELETE');
  await room.slack('requests', undefined, 'DELETE');
}
