/** The identity service's paths that the portal uses; each answers JSON. */
export interface AuthRefusal {
  code: string;
  message: string;
}

const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'That e-mail address and password do not fit together.',
  INVALID_PASSWORD: 'That is not your current password.',
  INVALID_EMAIL: 'That is not an e-mail address.',
  INVALID_NAME: 'A name has at most 80 characters.',
  PASSWORD_TOO_SHORT: 'Choose a longer password.',
  PASSWORD_TOO_LONG: 'Choose a shorter password.',
  INVALID_TOKEN: 'This link has been used or is too old. Ask for a new one.',
  TOKEN_EXPIRED: 'This link is too old. Ask for a new one.',
  EMAIL_IS_THE_SAME: 'That is the address you have already.',
  EMAIL_NOT_VERIFIED: 'Confirm your e-mail address first.',
  TOO_MANY: 'Too many attempts. Wait a minute and try again.',
};

async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<{ data: T } | { refusal: AuthRefusal }> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    return { refusal: { code: 'OFFLINE', message: 'Konstruct cannot be reached. Check your connection and try again.' } };
  }
  const answer = (await response.json().catch(() => null)) as (T & { code?: string; message?: string }) | null;
  if (response.ok) return { data: answer as T };
  const code = response.status === 429 ? 'TOO_MANY' : (answer?.code ?? 'UNKNOWN');
  return { refusal: { code, message: sentences[code] ?? 'That did not work. Try again in a moment.' } };
}

export interface Session {
  id: string;
  /** Names the session, to end it. It signs nobody in: the token itself is in the cookie alone. */
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

const verifyUrl = (next: string) => `/sign-in?verified=1&next=${encodeURIComponent(next)}`;

export const auth = {
  signUp: (name: string, email: string, password: string, next: string) =>
    call('POST', 'sign-up/email', { name, email, password, callbackURL: verifyUrl(next) }),
  signIn: (email: string, password: string) => call('POST', 'sign-in/email', { email, password }),
  signOut: () => call('POST', 'sign-out', {}),
  sendVerificationMail: (email: string, next: string) => call('POST', 'send-verification-email', { email, callbackURL: verifyUrl(next) }),
  requestPasswordReset: (email: string) => call('POST', 'request-password-reset', { email, redirectTo: '/reset-password' }),
  resetPassword: (token: string, newPassword: string) => call('POST', 'reset-password', { token, newPassword }),
  changeEmail: (newEmail: string) => call('POST', 'change-email', { newEmail, callbackURL: '/account' }),
  changePassword: (currentPassword: string, newPassword: string) =>
    call('POST', 'change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  session: () => call<{ session: { token: string } } | null>('GET', 'get-session'),
  sessions: () => call<Session[]>('GET', 'list-sessions'),
  revokeSession: (token: string) => call('POST', 'revoke-session', { token }),
};
