import { randomBytes } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { jsonCaller, openService, testOperator, until } from '@konstruct/kit/testing';
import { type ShownMail, startMail } from '@konstruct/sandbox/mail';
import { start } from '../app.ts';
import { readAccountsEnv } from '../env.ts';
import { createBrowser } from './browser.ts';

export type AccountsService = Awaited<ReturnType<typeof openAccountsService>>;

/** The service with a real mail server. */
export async function openAccountsService({ publicUrl = 'http://localhost:4000' } = {}) {
  const mail = await startMail({ port: 0, host: '127.0.0.1', publicHost: 'http://127.0.0.1' });
  const control = jsonCaller(`${mail.url}/_control`);
  const authSecret = randomBytes(32).toString('hex');
  const service = await openService({
    name: 'accounts',
    readEnv: readAccountsEnv,
    start,
    environment: {
      AUTH_SECRET: authSecret,
      SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}`,
      MAIL_FROM: 'Konstruct <hello@konstruct.example>',
      PUBLIC_URL: publicUrl,
    },
  });
  service.onClose(() => mail.stop());
  await service.start();

  const verbs = {
    authSecret,
    mailsTo: (address: string) => control<ShownMail[]>(`mails?to=${encodeURIComponent(address)}`),
    /** The latest mail to the address with this subject; waits for it. */
    mailTo: (address: string, subject: string) =>
      until(async () => (await verbs.mailsTo(address)).find((one) => one.subject === subject), 45_000),
    /** Makes the mail server reject the next mail with this code. */
    failNextMail: (code: number) => control('smtp-faults', { code, times: 1 }),
    browser: () => createBrowser(service, publicUrl),
    /** Signs up, confirms through the mailed link, and returns the browser, which is then signed in. */
    async signedUp(email = `${newId()}@example.com`, password = 'correct horse battery') {
      const page = verbs.browser();
      await page.post('/sign-up/email', { name: 'Ada Lovelace', email, password });
      const { links } = await verbs.mailTo(email, 'Confirm your e-mail address');
      await page.confirm(links[0] ?? '');
      return { ...page, email, password };
    },
    /** Creates a company that the operator owns. Returns its id. */
    async createTenant(operator: Actor = testOperator(null, null), more: object = {}) {
      const input = { name: 'Acme', timeZone: 'UTC', idempotencyKey: newId(), ...more };
      const selection = '... on CreateTenantSuccess { tenant { id } }';
      return (await service.mutate<{ tenant: { id: string } }>(operator, 'createTenant', input, selection)).tenant.id;
    },
    /** An operator with an account who is not signed in anywhere. */
    async addUser(name: string, email = `${newId()}@example.com`) {
      const user = { id: newId(), name, email };
      await service.database.query(
        `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())`,
        Object.values(user),
      );
      return user;
    },
    async addMember(tenantId: string, userId: string, role: string) {
      const insert = 'insert into accounts.members (tenant_id, user_id, role, created_at) values ($1, $2, $3, now())';
      await service.database.query(insert, [tenantId, userId, role]);
    },
  };
  return Object.assign(service, verbs);
}
