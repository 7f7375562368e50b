import { findChannel, findMessage } from '../directory.ts';
import { refuse, type Call, type Method } from './method.ts';

/** `reactions.add`. */
export const add: Method = {
  scopes: ['reactions:write'],
  run: (call) =>
    withMessage(call, (reactions, name, bot) => {
      const same = reactions.find((reaction) => reaction.name === name);
      if (same?.users.includes(bot) === true) return refuse('already_reacted');
      if (same === undefined) reactions.push({ name, users: [bot] });
      else same.users.push(bot);
      return { ok: true };
    }),
};

/** `reactions.remove`. */
export const remove: Method = {
  scopes: ['reactions:write'],
  run: (call) =>
    withMessage(call, (reactions, name, bot) => {
      const index = reactions.findIndex((reaction) => reaction.name === name);
      const same = reactions[index];
      if (same === undefined || !same.users.includes(bot)) return refuse('no_reaction');
      same.users = same.users.filter((user) => user !== bot);
      if (same.users.length === 0) reactions.splice(index, 1);
      return { ok: true };
    }),
};

function withMessage(
  { args, team, context }: Call,
  change: (reactions: { name: string; users: string[] }[], name: string, bot: string) => Record<string, unknown>,
): Record<string, unknown> {
  const name = args['name'] ?? '';
  if (!/^[a-z0-9_+'-]+$/.test(name)) return refuse('invalid_name');
  const channel = findChannel(team, args['channel'] ?? '');
  if (channel === undefined) return refuse('channel_not_found');
  if (!channel.members.includes(team.botUserId)) return refuse('not_in_channel');
  const message = findMessage(channel, args['timestamp'] ?? '');
  if (message === undefined) return refuse('message_not_found');
  const answer = change(message.reactions, name, team.botUserId);
  context.state.changed();
  context.notify();
  return answer;
}
