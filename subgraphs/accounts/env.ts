import { commonEnv, port } from '@konstruct/kit/process';
import { z } from 'zod';

export const env = {
  ...commonEnv,
  ACCOUNTS_PORT: port.default(0),
  AUTH_SECRET: z.string().min(32, 'set it to at least 32 random characters'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'set it to smtp://USER:PASSWORD@HOST:PORT or smtps://...' }),
  MAIL_FROM: z.string().min(3, 'set it to the sender, such as Konstruct <hello@example.com>').default('Konstruct <konstruct@localhost>'),
};

export type Env = z.infer<z.ZodObject<typeof env>>;
