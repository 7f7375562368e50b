import type { Actor } from '@konstruct/kit/identity';
import { openRoom, operator, type Room } from '../room.ts';

/** A channels service of which one company has connected Slack's workspace. */
export interface ConnectedRoom {
  readonly room: Room;
  /** The company's operator. */
  readonly ada: Actor;
  readonly channelId: string;
  /** Slack's id of the channel that the app was invited to. */
  readonly support: string;
}

/** Opens one. Stop the room at the end. */
export async function openConnectedRoom(): Promise<ConnectedRoom> {
  const room = await openRoom();
  const ada = operator();
  const channelId = await room.connect(ada);
  return { room, ada, channelId, support: await inviteApp(room) };
}

/** Brings the app into a workspace's channel "support", and returns the channel's id. */
export async function inviteApp(room: Room, team = ''): Promise<string> {
  return (await room.slack<{ channel: string }>('messages', { team, user: 'ada', channel: 'support', text: '<@BOT> come in' })).channel;
}

/** Removes Slack's faults, and the requests that it remembers. */
export async function resetSlack(room: Room): Promise<void> {
  await room.slack('faults', undefined, 'DELETE');
  await room.slack('requests', undefined, 'DELETE');
}
