import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startMail, type RunningMail } from '../mail/mail.ts';
import { control } from './slack-app.ts';

let mail: RunningMail;
beforeAll(async () => {
  mail = await startMail({ port: 0 });
});
afterAll(() => mail.stop());
beforeEach(() => control(mail.url, '/reset'));

const transport = () =>
  createTransport({
    host: 'localhost',
    port: mail.smtpPort,
    secure: false,
    auth: { user: 'anyone', pass: 'anything' },
  });
const message = {
  from: '"Konstruct" <no-reply@konstruct.example>',
  to: 'ada@acme.example',
  subject: 'Verify',
  text: 'Open http://localhost:4000/verify?token=a&b=c.',
};
const mails = (query = '') =>
  control<{ id: string; subject: string; links: string[]; recipients: string[] }[]>(
    mail.url,
    `/mails${query}`,
    undefined,
    'GET',
  );

test('a mail that was handed in is kept with its links, and delivered to no one', async () => {
  await transport().sendMail({
    ...message,
    html: '<p><a href="http://localhost:4000/verify?token=a&amp;b=c">Verify</a></p>',
  });
  expect(await mails()).toMatchObject([
    {
      subject: 'Verify',
      from: { address: 'no-reply@konstruct.example' },
      recipients: ['ada@acme.example'],
      links: ['http://localhost:4000/verify?token=a&b=c'],
    },
  ]);
});

test('mails are listed newest first and by recipient, blind copies included', async () => {
  await transport().sendMail({ ...message, subject: 'one' });
  await transport().sendMail({ ...message, subject: 'two', to: 'grace@acme.example', bcc: 'ADA@acme.example' });
  expect((await mails()).map((one) => one.subject)).toEqual(['two', 'one']);
  expect((await mails('?to=ada@acme.example')).map((one) => one.subject)).toEqual(['two', 'one']);
  expect((await mails('?to=grace@acme.example')).map((one) => one.subject)).toEqual(['two']);
});

test('the page shows a mail with a link that opens in the same window', async () => {
  await transport().sendMail(message);
  const [one] = await mails();
  expect(await (await fetch(`${mail.url}/?to=ada@acme.example`)).text()).toContain(`href="/mails/${one?.id}"`);
  const page = await (await fetch(`${mail.url}/mails/${one?.id}`)).text();
  expect(page).toMatch(/<a href="http:\/\/localhost:4000\/verify\?token=a&#38;b=c" target="_top"/);
});

test('a mail’s HTML can run nothing', async () => {
  await transport().sendMail({ ...message, subject: '<script>alert(1)</script>', html: '<script>alert(1)</script>' });
  const [one] = await mails();
  const page = await (await fetch(`${mail.url}/mails/${one?.id}`)).text();
  expect(page).not.toContain('<script>alert');
  const framed = await fetch(`${mail.url}/mails/${one?.id}/html`);
  expect(framed.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a rejection on purpose is seen by the sender and keeps nothing', async () => {
  await control(mail.url, '/smtp-faults', { code: 451, message: 'Try later' });
  await expect(transport().sendMail(message)).rejects.toMatchObject({ responseCode: 451 });
  expect(await mails()).toEqual([]);
  await transport().sendMail(message);
  expect(await mails()).toHaveLength(1);
});

test('an unknown address is a 404', async () => {
  expect((await fetch(`${mail.url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${mail.url}/_control/nowhere`, { method: 'POST' })).status).toBe(404);
});
