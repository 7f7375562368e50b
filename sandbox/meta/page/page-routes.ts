import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { addAssets, sendPage } from '../../page/frame.ts';
import { html } from '../../page/html.ts';
import { digitsOf } from '../directory.ts';
import type { MetaContext } from '../meta-context.ts';
import { look, personSays } from '../say.ts';
import { connectionValues } from '../seed.ts';
import { saveWebhook } from '../webhook/verify-callback.ts';
import { attachments } from './attachments.ts';
import { configurationPage } from './configuration-page.ts';
import { hrefOf, messageList, phonePage, type View } from './phone-page.ts';

const KEEP_ALIVE_MS = 15_000;

/** Adds the phone and the dashboard page "Configuration". Returns a function that notifies open pages of a change. */
export function addPages(app: FastifyInstance, context: MetaContext): () => void {
  const open = new Set<ServerResponse>();
  addAssets(app, [
    new URL('phone.css', import.meta.url),
    new URL('phone.js', import.meta.url),
    new URL('configuration.css', import.meta.url),
  ]);

  app.get('/', async (request, reply) => {
    const view = viewOf(context, request);
    if (view === undefined)
      return sendPage(
        reply,
        { title: 'WhatsApp', vendor: 'WhatsApp', body: html`<main class="card"><h1>No such number</h1></main>` },
        404,
      );
    look(context, view.number, view.who);
    return sendPage(reply, {
      title: `${view.number.verifiedName} – WhatsApp`,
      vendor: 'WhatsApp',
      styles: ['phone.css'],
      scripts: ['phone.js'],
      body: phonePage(context, view),
    });
  });

  app.get<{ Params: { phone: string }; Querystring: { text?: string } }>(
    '/:phone(^\\d{7,15}$)',
    async (request, reply) => {
      const { text } = request.query;
      return reply.redirect(
        `/send?${new URLSearchParams({ phone: request.params.phone, ...(text === undefined ? {} : { text }) }).toString()}`,
        303,
      );
    },
  );
  // The target of a wa.me link: the chat with that number, with the text filled in but not sent.
  app.get<{ Querystring: { phone?: string; text?: string; as?: string } }>('/send', async (request, reply) => {
    const number = context.state.value.numbers.find(
      (one) => digitsOf(one.displayPhoneNumber) === digitsOf(request.query.phone ?? ''),
    );
    if (number === undefined) {
      const body = html`<main class="card"><h1>The phone number shared via url is invalid</h1></main>`;
      return sendPage(reply, { title: 'WhatsApp', vendor: 'WhatsApp', body }, 404);
    }
    const query = new URLSearchParams({ number: number.id });
    if (request.query.as !== undefined) query.set('as', request.query.as);
    if (request.query.text !== undefined) query.set('text', request.query.text);
    return reply.redirect(`/?${query.toString()}`, 303);
  });

  app.get('/messages', async (request, reply) => {
    const view = viewOf(context, request);
    if (view === undefined) return reply.code(404).send('No such number.');
    look(context, view.number, view.who);
    return reply.type('text/html; charset=utf-8').send(messageList(context, view).html);
  });

  app.post<{ Body: { text?: string; attachment?: string } }>('/messages', async (request, reply) => {
    const view = viewOf(context, request);
    if (view === undefined) return reply.code(404).send('No such number.');
    const text = (request.body?.text ?? '').replaceAll('\r\n', '\n').trim();
    const attachment = attachments.find((one) => one.id === request.body?.attachment);
    if (attachment !== undefined) personSays(context, view.number, view.who, attachment.compose(text));
    else if (text !== '') personSays(context, view.number, view.who, { text });
    return reply.redirect(hrefOf({ ...view, text: '' }), 303);
  });

  app.get<{ Querystring: Record<string, string | undefined> }>('/configuration', async (request, reply) =>
    sendPage(reply, {
      title: 'Configuration – App dashboard',
      vendor: 'Meta',
      styles: ['configuration.css'],
      body: configurationPage(context.state.value, request.query),
    }),
  );
  app.post<{ Body: Record<string, string | undefined> }>('/configuration', async (request, reply) => {
    const { state } = context;
    const form = request.body ?? {};
    const found = state.value.apps.find((one) => one.id === form['app']) ?? state.value.apps[0];
    if (found === undefined) return reply.code(404).send('No such app.');
    const verification = await saveWebhook(context, found, {
      callbackUrl: form['callbackUrl']?.trim() ?? '',
      verifyToken: form['verifyToken']?.trim() ?? '',
      fields: form['messages'] === undefined ? [] : ['messages'],
    });
    const body = configurationPage(state.value, form, verification);
    return sendPage(
      reply,
      { title: 'Configuration – App dashboard', vendor: 'Meta', styles: ['configuration.css'], body },
      verification.isSaved ? 200 : 422,
    );
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

function viewOf({ state }: MetaContext, request: FastifyRequest): View | undefined {
  const query = request.query as Record<string, string | undefined>;
  const own = connectionValues(state.value).phoneNumberId;
  const number = state.value.numbers.find((one) => one.id === (query['number'] ?? own));
  const who = state.value.people.find((one) => one.id === query['as']) ?? state.value.people[0];
  return number === undefined || who === undefined ? undefined : { number, who, text: query['text'] ?? '' };
}
