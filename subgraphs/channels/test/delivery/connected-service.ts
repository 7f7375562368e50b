import { type ChannelsService, openChannelsService, operator } from '../channels-service.ts';

/**
 * A channels service in which one company has connected a Slack workspace. Also returns its operator, the channel, and
 * where the app was invited.
 */
export async function openConnectedService() {
  const service = await openChannelsService();
  const ada = operator();
  return { service, ada, channelId: await service.connect(ada), support: await inviteApp(service) };
}

/** Invites the app to a workspace's channel "support", and returns the channel's id. */
export async function inviteApp({ slack }: ChannelsService, team = ''): Promise<string> {
  const message = { team, user: 'ada', channel: 'support', text: '<@BOT> come in' };
  return (await slack<{ channel: string }>('messages', message)).channel;
}

/** Removes Slack's injected faults and its recorded requests. */
export async function resetSlack({ slack }: ChannelsService): Promise<void> {
  await slack('faults', undefined, 'DELETE');
  await slack('requests', undefined, 'DELETE');
}
