import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { State } from '../control/state-file.ts';
import { addAssets, sendPage } from '../page/frame.ts';
import { html } from '../page/html.ts';
import { findMails, linksOf, type MailState, type ShownMail } from './mailbox.ts';
import { mailList, mailListPage, mailPage } from './mail-page.ts';
import type { SmtpFault } from './smtp.ts';

/** What the routes can change besides the mails. */
export interface MailSwitches {
  smtpFaults: SmtpFault[];
}

/** Adds the mailbox's pages and control endpoints. Returns a function that notifies open pages of a new mail. */
export function addMailRoutes(app: FastifyInstance, state: State<MailState>, switches: MailSwitches): () => void {
  const open = new Set<ServerResponse>();
  addAssets(app, [new URL('mailbox.css', import.meta.url), new URL('mailbox.js', import.meta.url)]);

  app.get<{ Querystring: { to?: string } }>('/', async (request, reply) => {
    const addresses = [...new Set(state.value.mails.flatMap((mail) => mail.recipients))].sort();
    const body = mailListPage(findMails(state.value, request.query.to), request.query.to, addresses);
    return sendPage(reply, {
      title: 'Mailbox',
      vendor: 'your mail provider',
      styles: ['mailbox.css'],
      scripts: ['mailbox.js'],
      body,
    });
  });
  app.get<{ Querystring: { to?: string } }>('/list', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(mailList(findMails(state.value, request.query.to), request.query.to).html),
  );
  app.get<{ Params: { id: string } }>('/mails/:id', async (request, reply) => {
    const mail = state.value.mails.find((one) => one.id === request.params.id);
    const frame = { title: mail?.subject ?? 'No such mail', vendor: 'your mail provider', styles: ['mailbox.css'] };
    if (mail === undefined)
      return sendPage(
        reply,
        {
          ...frame,
          body: html`<main class="mailbox">
            <h1>No such mail</h1>
            <p><a href="/">All mail</a></p>
          </main>`,
        },
        404,
      );
    return sendPage(reply, { ...frame, body: mailPage(mail) });
  });
  app.get<{ Params: { id: string } }>('/mails/:id/html', async (request, reply) => {
    const mail = state.value.mails.find((one) => one.id === request.params.id);
    if (mail === undefined || mail.html === null) return reply.code(404).send({ error: 'No such mail.' });
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-top-navigation-by-user-activation",
      )
      .send(`<base target="_top">${mail.html}`);
  });
  app.get('/updates', async (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write(': open\n\n');
    open.add(reply.raw);
    request.raw.socket.once('close', () => open.delete(reply.raw));
  });

  app.get<{ Querystring: { to?: string } }>('/_control/mails', async (request) =>
    findMails(state.value, request.query.to).map((mail): ShownMail => ({ ...mail, links: linksOf(mail) })),
  );
  app.delete('/_control/mails', async () => {
    state.value.mails = [];
    state.changed();
    return { ok: true };
  });
  app.post<{ Body: SmtpFault }>('/_control/smtp-faults', async (request, reply) => {
    const code = request.body?.code;
    if (typeof code !== 'number' || code < 400 || code > 599)
      return reply.code(400).send({ error: 'Send {"code": 451, "times": 1}.' });
    switches.smtpFaults.push({ ...request.body });
    return switches.smtpFaults;
  });
  app.delete('/_control/smtp-faults', async () => {
    switches.smtpFaults = [];
    return { ok: true };
  });

  return () => {
    for (const stream of open) stream.write('data: changed\n\n');
  };
}
