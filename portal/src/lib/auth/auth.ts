import { inTime } from '#lib/format/date.ts';
import { text } from './text.ts';

/** The identity service's paths that the portal uses; each answers JSON. */
export interface AuthRejection {
  code: string;
  message: string;
}

/** `TOO_MANY_ATTEMPTS`: the service returns the wait in seconds. */
const tooMany = (response: Response) => text.tooManyAttempts(inTime(Number(response.headers.get('retry-after')) || 60));

async function call<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<{ data: T } | { rejection: AuthRejection }> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    return { rejection: { code: 'OFFLINE', message: text.offline } };
  }
  const answer = (await response.json().catch(() => null)) as (T & { code?: string; message?: string }) | null;
  if (response.ok) return { data: answer as T };
  if (response.status === 429) return { rejection: { code: 'TOO_MANY_ATTEMPTS', message: tooMany(response) } };
  const code = answer?.code ?? 'UNKNOWN';
  return { rejection: { code, message: text.codes[code] ?? text.failed } };
}

export interface Session {
  id: string;
  /**
   * Identifies the session so that it can be ended. It cannot be used to sign in: the session token itself is only in
   * the cookie.
   */
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

interface SetUp {
  /** An `otpauth:` address, for an authenticator app. */
  totpURI: string;
  backupCodes: string[];
}

export const auth = {
  signUp: (name: string, email: string, password: string, next: string) =>
    call('POST', 'sign-up/email', { name, email, password, callbackURL: next }),
  /** Confirms an address: with the mailed link alone in the browser that signed up, with the password in any other. */
  verifyEmail: (token: string, password?: string) =>
    call<{ returnTo: string }>('POST', 'verify-email', { token, ...(password !== undefined && { password }) }),
  /** `twoFactorRedirect`: the password was right and a code is required. */
  signIn: (email: string, password: string) =>
    call<{ twoFactorRedirect?: boolean }>('POST', 'sign-in/email', { email, password }),
  signInWithCode: (code: string, trustDevice: boolean) => call('POST', 'two-factor/verify-totp', { code, trustDevice }),
  signInWithRecoveryCode: (code: string, trustDevice: boolean) =>
    call('POST', 'two-factor/verify-backup-code', { code, trustDevice }),
  signOut: () => call('POST', 'sign-out', {}),
  sendVerificationMail: (email: string) => call('POST', 'send-verification-email', { email }),
  requestPasswordReset: (email: string) =>
    call('POST', 'request-password-reset', { email, redirectTo: '/reset-password' }),
  /** `name`: of a user who completes the sign-up with the new password. */
  resetPassword: (token: string, newPassword: string, name?: string) =>
    call('POST', 'reset-password', { token, newPassword, ...(name && { name }) }),
  changeEmail: (newEmail: string) => call('POST', 'change-email', { newEmail }),
  confirmEmailChange: (token: string) => call<{ isChanged: boolean }>('POST', 'confirm-email-change', { token }),
  changePassword: (currentPassword: string, newPassword: string) =>
    call('POST', 'change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  session: () =>
    call<{ session: { token: string }; user: { twoFactorEnabled?: boolean | null } } | null>('GET', 'get-session'),
  sessions: () => call<Session[]>('GET', 'list-sessions'),
  revokeSession: (token: string) => call('POST', 'revoke-session', { token }),
  /** The second factor is on only after `confirmTwoFactor` has received a first code. */
  setUpTwoFactor: (password: string) => call<SetUp>('POST', 'two-factor/enable', { password }),
  confirmTwoFactor: (code: string) => call('POST', 'two-factor/verify-totp', { code }),
  turnOffTwoFactor: (password: string) => call('POST', 'two-factor/disable', { password }),
  replaceRecoveryCodes: (password: string) =>
    call<{ backupCodes: string[] }>('POST', 'two-factor/generate-backup-codes', { password }),
};
