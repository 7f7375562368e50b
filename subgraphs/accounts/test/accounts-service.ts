import { randomBytes } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { callJson, openService, testOperator, until } from '@konstruct/kit/testing';
import { startMail } from '@konstruct/sandbox/mail';
import { openDependencies, start } from '../app.ts';
import { readAccountsEnv } from '../env.ts';
import { createBrowser } from './browser.ts';

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

export type AccountsService = Awaited<ReturnType<typeof openAccountsService>>;

const createTenant =
  'mutation ($input: CreateTenantInput!) { createTenant(input: $input) { ... on CreateTenantSuccess { tenant { id } } } }';

/** The service with a real mail server. */
export async function openAccountsService({ publicUrl = 'http://localhost:4000' } = {}) {
  const mail = await startMail({ port: 0, host: '127.0.0.1' });
  const mailbox = `http://127.0.0.1:${mail.port}/_control`;
  const authSecret = randomBytes(32).toString('hex');
  /** The service's current time, if a test sets it. */
  const time = { at: null as Date | null };
  const partsOf = (source: Readonly<Record<string, string>>) => ({
    env: readAccountsEnv(source),
    log: createLogger({ name: 'accounts', level: 'silent' }),
    clock: { now: () => time.at ?? new Date() },
  });
  const service = await openService({
    name: 'accounts',
    environment: () => ({
      AUTH_SECRET: authSecret,
      SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}`,
      MAIL_FROM: 'Konstruct <hello@konstruct.example>',
      PUBLIC_URL: publicUrl,
    }),
    start: (source) => start(partsOf(source)),
  });
  service.onClose(() => mail.stop());
  await service.start();

  const mailsTo = (address: string) => callJson<ReceivedMail[]>(`${mailbox}/mails?to=${encodeURIComponent(address)}`);
  /** The latest mail to the address with this subject; waits for it. */
  const mailTo = (address: string, subject: string) =>
    until(async () => (await mailsTo(address)).find((one) => one.subject === subject), 45_000);
  const browser = () => createBrowser(service, publicUrl);

  return Object.assign(service, {
    authSecret,
    time,
    mailsTo,
    mailTo,
    browser,
    /** The service's dependencies, opened again for a test that calls a handler itself. */
    openDependencies: () => openDependencies(partsOf(service.source)),
    /** Makes the mail server reject the next mail with this code. */
    failNextMail: (code: number) => callJson(`${mailbox}/smtp-faults`, { code, times: 1 }),

    /** Signs up, confirms through the mailed link, and returns the browser, which is then signed in. */
    async signedUp(email = `${newId()}@example.com`, password = 'correct horse battery') {
      const page = browser();
      await page.post('/sign-up/email', { name: 'Ada Lovelace', email, password });
      const { links } = await mailTo(email, 'Confirm your e-mail address');
      await page.confirm(links[0] ?? '');
      return { ...page, email, password };
    },

    /** Creates a company that the operator owns. Returns its id. */
    async createTenant(operator: Actor = testOperator(null, null), more: object = {}): Promise<string> {
      const input = { name: 'Acme', timeZone: 'UTC', idempotencyKey: newId(), ...more };
      const answer = await service.ask<{ createTenant: { tenant: { id: string } } }>(operator, createTenant, { input });
      return answer.createTenant.tenant.id;
    },

    /** An operator with an account who is not signed in anywhere. */
    async addUser(name: string, email = `${newId()}@example.com`) {
      const user = { id: newId(), name, email };
      await service.database.query(
        `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())`,
        [user.id, name, email],
      );
      return user;
    },

    async addMember(tenantId: string, userId: string, role: string): Promise<void> {
      const insert = 'insert into accounts.members (tenant_id, user_id, role, created_at) values ($1, $2, $3, now())';
      await service.database.query(insert, [tenantId, userId, role]);
    },
  });
}
