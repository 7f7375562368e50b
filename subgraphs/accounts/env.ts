import {
  commonEnv,
  directoryEnv,
  port,
  type ProductionRules,
  queueEnv,
  readEnv,
  signingSecrets,
} from '@konstruct/kit/process';
import { z } from 'zod';

const shape = {
  ...commonEnv,
  ...directoryEnv,
  ...queueEnv,
  ACCOUNTS_PORT: port.default(0),
  /** Comma-separated: more than one while a secret is being replaced. The first signs and encrypts. */
  AUTH_SECRET: signingSecrets,
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'set it to smtp://USER:PASSWORD@HOST:PORT or smtps://...' }),
  MAIL_FROM: z
    .string()
    .min(3, 'set it to the sender, such as Konstruct <hello@example.com>')
    .default('Konstruct <konstruct@localhost>'),
};

/**
 * Additional rules for production: a mail server on this machine would be a test server, and a sender at this machine
 * would belong to no one.
 */
function productionRules({ SMTP_URL }: z.infer<z.ZodObject<typeof shape>>): ProductionRules {
  const isHere = /^(localhost|127\.|\[::1?\]|0\.0\.0\.0)/.test(new URL(SMTP_URL.replace(/^smtps?:/, 'http:')).hostname);
  return {
    required: ['MAIL_FROM'],
    issues: isHere ? ["SMTP_URL: it leads to a test server on this machine; set it to your mail server's address"] : [],
  };
}

export type AccountsEnv = ReturnType<typeof readAccountsEnv>;

/** Reads the environment of this service. Throws one error that names every issue. */
export function readAccountsEnv(source: Readonly<Record<string, string | undefined>>) {
  return readEnv(shape, source, productionRules);
}
