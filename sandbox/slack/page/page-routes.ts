import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { addAssets, sendPage } from '../../page/frame.ts';
import { html } from '../../page/html.ts';
import { findActiveInstall, findDirectMessage, findTeam } from '../directory.ts';
import { uninstall } from '../install/remove-app.ts';
import { humanSays } from '../say.ts';
import type { SlackContext } from '../slack-context.ts';
import { fromTyped } from './mrkdwn.ts';
import { messageList } from './message-list.ts';
import { hrefOf, workspacePage, type View } from './workspace-page.ts';

const KEEP_ALIVE_MS = 15_000;

/** Adds the workspace's pages. Returns a function that notifies open pages of a change. */
export function addPages(app: FastifyInstance, context: SlackContext): () => void {
  const open = new Set<ServerResponse>();
  addAssets(app, [
    new URL('workspace.css', import.meta.url),
    new URL('messages.css', import.meta.url),
    new URL('workspace.js', import.meta.url),
  ]);

  app.get('/', async (request, reply) => {
    const view = viewOf(context, request);
    const body =
      view === undefined
        ? html`<main class="card"><h1>No such workspace</h1></main>`
        : workspacePage(context.state.value, view);
    return sendPage(
      reply,
      {
        title: view === undefined ? 'Slack' : `${view.team.name} – Slack`,
        vendor: 'Slack',
        styles: ['workspace.css', 'messages.css'],
        scripts: ['workspace.js'],
        body,
      },
      view === undefined ? 404 : 200,
    );
  });

  app.get('/messages', async (request, reply) => {
    const view = viewOf(context, request);
    if (view === undefined) return reply.code(404).send({ ok: false, error: 'channel_not_found' });
    return reply
      .type('text/html; charset=utf-8')
      .send(messageList(view.team, view.channel, (ts) => hrefOf({ ...view, threadTs: ts })).html);
  });

  app.post<{ Body: { text?: string } }>('/messages', async (request, reply) => {
    const view = viewOf(context, request);
    if (view === undefined) return reply.code(404).send({ ok: false, error: 'channel_not_found' });
    const text = (request.body?.text ?? '').replaceAll('\r\n', '\n').trim();
    if (text !== '') {
      const { team } = view;
      humanSays(context, team, view.channel, {
        userId: view.human.id,
        text: fromTyped(text, (name) =>
          name === 'konstruct' ? team.botUserId : team.humans.find((human) => human.name === name)?.id,
        ),
        ...(view.threadTs === undefined ? {} : { threadTs: view.threadTs }),
      });
    }
    return reply.redirect(hrefOf(view), 303);
  });

  app.post<{ Body: { team?: string } }>('/apps/remove', async (request, reply) => {
    const install = findActiveInstall(context.state.value, request.body?.team ?? '');
    if (install !== undefined) uninstall(context, install);
    return reply.redirect(`/?team=${encodeURIComponent(request.body?.team ?? '')}`, 303);
  });

  app.get('/updates', async (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write(': open\n\n');
    open.add(reply.raw);
    const beat = setInterval(() => reply.raw.write(': alive\n\n'), KEEP_ALIVE_MS);
    request.raw.socket.once('close', () => {
      clearInterval(beat);
      open.delete(reply.raw);
    });
  });

  return () => {
    for (const stream of open) stream.write('data: changed\n\n');
  };
}

function viewOf(context: SlackContext, request: FastifyRequest): View | undefined {
  const query = request.query as Record<string, string | undefined>;
  const team = findTeam(context.state.value, query['team']);
  if (team === undefined) return undefined;
  const human = team.humans.find((one) => one.id === query['as']) ?? team.humans[0];
  if (human === undefined) return undefined;
  const asked =
    query['channel'] === undefined ? undefined : team.channels.find((channel) => channel.id === query['channel']);
  // Never shows another person's direct message: the visitor may switch to another person while one is open.
  const mayRead = asked !== undefined && (asked.kind === 'channel' || asked.members[0] === human.id);
  const wasDirect = asked?.kind === 'im' ? findDirectMessage(team, human.id) : undefined;
  const channel = mayRead ? asked : (wasDirect ?? team.channels[0]);
  return channel === undefined ? undefined : { team, human, channel, threadTs: query['thread'] };
}
