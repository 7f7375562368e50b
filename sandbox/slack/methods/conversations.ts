import { findChannel, findDirectMessage } from '../directory.ts';
import { join } from '../say.ts';
import type { Channel, Team } from '../workspace.ts';
import { refuse, type Method } from './method.ts';

/** `conversations.open`: the direct message with one user. */
export const open: Method = {
  scopes: ['im:write'],
  run: ({ args, team }) => {
    const users = (args['users'] ?? '').split(',').filter((user) => user !== '');
    if (users.length === 0 && args['channel'] === undefined) return refuse('users_list_not_supplied');
    const channel =
      args['channel'] === undefined ? findDirectMessage(team, users[0] ?? '') : findChannel(team, args['channel']);
    if (channel === undefined) return refuse(args['channel'] === undefined ? 'user_not_found' : 'channel_not_found');
    return {
      ok: true,
      no_op: true,
      already_open: true,
      channel: args['return_im'] === 'true' ? describeChannel(team, channel) : { id: channel.id },
    };
  },
};

/** `conversations.list`. As at Slack, `cursor` selects the page. */
export const list: Method = {
  scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  run: ({ args, team, install }) => {
    const types = (args['types'] ?? 'public_channel').split(',').map((type) => type.trim());
    const limit = Math.min(1000, Math.max(1, Number(args['limit'] ?? 100) || 100));
    const offset = Number(Buffer.from(args['cursor'] ?? '', 'base64').toString()) || 0;
    const all = team.channels.filter((channel) =>
      channel.kind === 'im'
        ? types.includes('im') && install.scopes.includes('im:read')
        : types.includes('public_channel') &&
          install.scopes.includes('channels:read') &&
          !(args['exclude_archived'] === 'true' && channel.isArchived),
    );
    const next = offset + limit < all.length ? Buffer.from(String(offset + limit)).toString('base64') : '';
    return {
      ok: true,
      channels: all.slice(offset, offset + limit).map((channel) => describeChannel(team, channel)),
      response_metadata: { next_cursor: next },
    };
  },
};

/** `conversations.info`. */
export const info: Method = {
  scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  run: ({ args, team }) => {
    const channel = findChannel(team, args['channel'] ?? '');
    return channel === undefined ? refuse('channel_not_found') : { ok: true, channel: describeChannel(team, channel) };
  },
};

/** `conversations.join`. */
export const joinChannel: Method = {
  scopes: ['channels:join'],
  run: ({ args, team, context }) => {
    const channel = findChannel(team, args['channel'] ?? '');
    if (channel === undefined) return refuse('channel_not_found');
    if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type');
    if (channel.isArchived) return refuse('is_archived');
    join(channel, team);
    context.state.changed();
    return { ok: true, channel: describeChannel(team, channel) };
  },
};

function describeChannel(team: Team, channel: Channel): Record<string, unknown> {
  if (channel.kind === 'im') {
    return {
      id: channel.id,
      created: 1_700_000_000,
      is_im: true,
      is_org_shared: false,
      context_team_id: team.id,
      user: channel.members[0],
      is_user_deleted: false,
      is_open: true,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.members.includes(team.botUserId),
    num_members: channel.members.length,
    context_team_id: team.id,
    created: 1_700_000_000,
    creator: team.humans[0]?.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
