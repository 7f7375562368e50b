import { randomBytes } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import { createTestDatabase, createTestIdentity, until } from '@konstruct/kit/testing';
import { startMail } from '@konstruct/sandbox/mail';
import { start } from '../main.ts';
import { createBrowser } from './browser.ts';

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The service over a database of its own, a real mail server beside it. */
export async function startAccounts({ publicUrl = 'http://localhost:4000' } = {}) {
  const database = await createTestDatabase();
  const identity = await createTestIdentity();
  const authSecret = randomBytes(32).toString('hex');
  const mail = await startMail({ port: 0, host: '127.0.0.1' });
  const environment = {
    DATABASE_URL: database.connection.databaseUrl,
    ...database.passwords('accounts'),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    AUTH_SECRET: authSecret,
    SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}`,
    MAIL_FROM: 'Konstruct <hello@konstruct.example>',
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
  };
  let service = await start(environment);

  async function mailsTo(address: string): Promise<ReceivedMail[]> {
    const response = await fetch(`http://127.0.0.1:${mail.port}/_control/mails?to=${encodeURIComponent(address)}`);
    return (await response.json()) as ReceivedMail[];
  }

  /** The newest mail to the address with this subject; waits for it. */
  async function mailTo(address: string, subject: string): Promise<ReceivedMail> {
    return until(async () => (await mailsTo(address)).find((one) => one.subject === subject), 45_000);
  }

  const browser = () => createBrowser(service.url, publicUrl, () => identity.headers({ kind: 'anonymous' }, 'accounts'));

  /** Signs up, confirms by the mailed link, and returns the browser that is signed in now. */
  async function signedUp(email = `${newId()}@example.com`, password = 'correct horse battery') {
    const page = browser();
    await page.post('/sign-up/email', { name: 'Ada Lovelace', email, password });
    const { links } = await mailTo(email, 'Confirm your e-mail address');
    await page.confirm(links[0] ?? '');
    return { ...page, email, password };
  }

  /** Starts again with another AUTH_SECRET, where it listened before. */
  async function restart(secret: string): Promise<void> {
    await service.stop();
    service = await start({ ...environment, AUTH_SECRET: secret, ACCOUNTS_PORT: new URL(service.url).port });
  }

  async function stop() {
    await service.stop();
    await mail.stop();
    await database.drop();
  }

  return { service, restart, database, identity, authSecret, mail, mailsTo, mailTo, browser, signedUp, stop };
}

export type Accounts = Awaited<ReturnType<typeof startAccounts>>;
