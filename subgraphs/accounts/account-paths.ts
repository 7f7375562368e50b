import type { Directory } from '@konstruct/kit/database';
import type { BetterAuthPlugin } from 'better-auth';
import { emailChangePaths } from './email-change/email-change-paths.ts';
import { createMailTokens, type MailTokens } from './mail/mail-tokens.ts';
import type { PostMail } from './mail/post-mail.ts';
import { passwordResetPaths } from './password-reset/password-reset-paths.ts';
import { limitAttempts } from './rate-limit/limit-attempts.ts';
import type { RateLimitStorage } from './rate-limit/rate-limit-storage.ts';
import { signUpPaths } from './sign-up/sign-up-paths.ts';
import { twoFactorRules } from './two-factor/two-factor-rules.ts';
import { timeBasedCodes } from './two-factor/two-factor.ts';

interface Dependencies {
  readonly directory: Directory;
  readonly storage: RateLimitStorage;
  readonly postMail: PostMail;
  readonly publicUrl: string;
  readonly tokens: AccountTokens;
}

export interface AccountTokens {
  readonly signUp: MailTokens;
  readonly passwordReset: MailTokens;
}

export function createAccountTokens(secrets: readonly string[]): AccountTokens {
  return { signUp: createMailTokens(secrets, 'sign-up'), passwordReset: createMailTokens(secrets, 'password-reset') };
}

/** Our plugins of better-auth. The order counts: attempts are limited before anything is compared, and after the second factor. */
export function accountPaths({ tokens, ...dependencies }: Dependencies): BetterAuthPlugin[] {
  return [
    timeBasedCodes(),
    limitAttempts(dependencies.storage),
    twoFactorRules(dependencies),
    signUpPaths({ ...dependencies, tokens: tokens.signUp }),
    passwordResetPaths({ ...dependencies, tokens: tokens.passwordReset }),
    emailChangePaths(dependencies),
  ];
}
