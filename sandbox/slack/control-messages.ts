import type { FastifyInstance } from 'fastify';
import { findChannel, findDirectMessage, findHuman, findMessage, findTeam, findTeamOfChannel } from './directory.ts';
import { deleteMessage, editMessage, humanSays } from './say.ts';
import type { SlackContext } from './slack-context.ts';
import type { Channel, Message, Team } from './workspace.ts';

interface Saying {
  team?: string;
  /** An id or a name. An id that belongs to no member is an external user's, as in Slack Connect. */
  user: string;
  /** An id, a name, or `dm`. */
  channel: string;
  text: string;
  thread_ts?: string;
  subtype?: string;
  event?: Record<string, unknown>;
  envelope?: Record<string, unknown>;
}

/** Adds control endpoints that read and write messages, under `/_control`. `<@BOT>` in a text means the bot. */
export function addMessageControl(app: FastifyInstance, context: SlackContext): void {
  app.post<{ Body: Saying }>('/_control/messages', async (request, reply) => {
    const body = request.body;
    if (typeof body?.user !== 'string' || typeof body.text !== 'string' || typeof body.channel !== 'string') {
      return reply.code(400).send({ error: 'Send {"user", "channel" (id, name or "dm"), "text"}.' });
    }
    const team = findTeam(context.state.value, body.team);
    if (team === undefined) return reply.code(404).send({ error: `No workspace ${body.team}.` });
    const userId = findHuman(team, body.user)?.id ?? body.user;
    const channel = body.channel === 'dm' ? findDirectMessage(team, userId) : findChannel(team, body.channel);
    if (channel === undefined) return reply.code(404).send({ error: `No channel ${body.channel} for ${body.user}.` });
    const message = humanSays(context, team, channel, {
      userId,
      text: body.text.replaceAll('<@BOT>', `<@${team.botUserId}>`),
      ...(body.thread_ts === undefined ? {} : { threadTs: body.thread_ts }),
      ...(body.subtype === undefined ? {} : { subtype: body.subtype }),
      ...(body.event === undefined ? {} : { event: body.event }),
      ...(body.envelope === undefined ? {} : { envelope: body.envelope }),
    });
    return { channel: channel.id, message: show(team, message) };
  });

  app.get<{ Querystring: { user?: string; team?: string } }>('/_control/messages', async (request, reply) => {
    const team = findTeam(context.state.value, request.query.team);
    const human = team === undefined ? undefined : findHuman(team, request.query.user ?? '');
    const channel = team === undefined || human === undefined ? undefined : findDirectMessage(team, human.id);
    if (team === undefined || channel === undefined)
      return reply.code(404).send({ error: `There is no person called ${request.query.user}.` });
    return channel.messages.map((message) => show(team, message));
  });

  app.get<{ Params: { id: string }; Querystring: { team?: string } }>(
    '/_control/channels/:id/messages',
    async (request, reply) => {
      const found = findIn(context, request.params.id, request.query.team);
      if (found === undefined) return reply.code(404).send({ error: `No channel ${request.params.id}.` });
      return found.channel.messages.map((message) => show(found.team, message));
    },
  );

  app.post<{ Body: { channel: string; ts: string; text?: string; team?: string } }>(
    '/_control/messages/edit',
    async (request, reply) => {
      const found = findIn(context, request.body.channel, request.body.team);
      const message = found === undefined ? undefined : findMessage(found.channel, request.body.ts);
      if (found === undefined || message === undefined) return reply.code(404).send({ error: 'No such message.' });
      editMessage(context, found.team, found.channel, message, request.body.text ?? '');
      return show(found.team, message);
    },
  );

  app.post<{ Body: { channel: string; ts: string; team?: string } }>(
    '/_control/messages/delete',
    async (request, reply) => {
      const found = findIn(context, request.body.channel, request.body.team);
      const message = found === undefined ? undefined : findMessage(found.channel, request.body.ts);
      if (found === undefined || message === undefined) return reply.code(404).send({ error: 'No such message.' });
      deleteMessage(context, found.team, found.channel, message);
      return { ok: true };
    },
  );

  app.post<{ Params: { id: string }; Body: { archived?: boolean; botIsMember?: boolean; team?: string } }>(
    '/_control/channels/:id',
    async (request, reply) => {
      const found = findIn(context, request.params.id, request.body?.team);
      if (found === undefined) return reply.code(404).send({ error: `No channel ${request.params.id}.` });
      const { channel, team } = found;
      if (request.body.archived !== undefined) channel.isArchived = request.body.archived;
      if (request.body.botIsMember !== undefined) {
        channel.members = channel.members.filter((member) => member !== team.botUserId);
        if (request.body.botIsMember) channel.members.push(team.botUserId);
      }
      context.state.changed();
      return { id: channel.id, name: channel.name, archived: channel.isArchived, members: channel.members };
    },
  );
}

function findIn(
  context: SlackContext,
  idOrName: string,
  teamId: string | undefined,
): { team: Team; channel: Channel } | undefined {
  const team = findTeamOfChannel(context.state.value, idOrName) ?? findTeam(context.state.value, teamId);
  const channel = team === undefined ? undefined : findChannel(team, idOrName);
  return team === undefined || channel === undefined ? undefined : { team, channel };
}

/** A message, with the field that tests need most: whether the app wrote it. */
function show(team: Team, message: Message): Record<string, unknown> {
  return {
    ts: message.ts,
    thread_ts: message.threadTs ?? null,
    from: message.botId === undefined ? 'human' : 'app',
    user: message.botId === undefined ? message.user : team.botUserId,
    username: message.username ?? null,
    text: message.text,
    subtype: message.subtype ?? null,
    reactions: message.reactions,
  };
}
