import type { Channel, Human, Install, Message, SlackState, Team } from './workspace.ts';

/** The team with this id; the first one if no id is given. */
export function findTeam(state: SlackState, id?: string): Team | undefined {
  return id === undefined || id === '' ? state.teams[0] : state.teams.find((team) => team.id === id);
}

/** A human by id or name. */
export function findHuman(team: Team, idOrName: string): Human | undefined {
  const name = idOrName.toLowerCase();
  return team.humans.find((human) => human.id === idOrName || human.name === name);
}

/** A channel by id, `#name` or name. Direct messages can be found only by id. */
export function findChannel(team: Team, idOrName: string): Channel | undefined {
  const name = idOrName.replace(/^#/, '').toLowerCase();
  return team.channels.find(
    (channel) => channel.id === idOrName || (channel.kind === 'channel' && channel.name === name),
  );
}

/** The direct message between a human and the bot. */
export function findDirectMessage(team: Team, userId: string): Channel | undefined {
  return team.channels.find((channel) => channel.kind === 'im' && channel.members[0] === userId);
}

/** The team of a channel id. */
export function findTeamOfChannel(state: SlackState, channelId: string): Team | undefined {
  return state.teams.find((team) => team.channels.some((channel) => channel.id === channelId));
}

/** The app's active install in a team. */
export function findActiveInstall(state: SlackState, teamId: string): Install | undefined {
  return state.installs.find((install) => install.teamId === teamId && install.state === 'active');
}

/** A message by its ts. */
export function findMessage(channel: Channel, ts: string): Message | undefined {
  return channel.messages.find((message) => message.ts === ts);
}

/** The author's name as the page shows it. */
export function authorName(team: Team, message: Message): string {
  if (message.username !== undefined) return message.username;
  if (message.botId !== undefined) return 'Konstruct';
  return team.humans.find((human) => human.id === message.user)?.realName ?? message.user ?? 'Slack';
}
