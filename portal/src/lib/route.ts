/** Builds every address of the portal. */
const withQuery = (path: string, values: Record<string, string | null | undefined>) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
};

export const route = {
  overview: () => '/',
  signIn: (next?: string | null) => withQuery('/sign-in', { next: next === '/' ? null : next }),
  signUp: (next?: string | null) => withQuery('/sign-up', { next: next === '/' ? null : next }),
  /** The second step of a sign-in with a code. */
  signInCode: (next?: string | null) => withQuery('/sign-in/code', { next: next === '/' ? null : next }),
  /** The target of the mailed link. */
  confirmEmailChange: (token: string) => withQuery('/confirm-email-change', { token }),
  checkYourMail: () => '/check-your-mail',
  forgotPassword: () => '/forgot-password',
  resetPassword: () => '/reset-password',
  newCompany: () => '/companies/new',
  openCompany: (next?: string | null) => withQuery('/companies/open', { next }),
  welcome: (step: 'connect' | 'configure' | 'test') => `/welcome/${step}`,
  welcomeWhatsApp: (id?: string) => (id ? `/welcome/connect/whatsapp/${id}` : '/welcome/connect/whatsapp'),
  employees: () => '/employees',
  newEmployee: () => '/employees/new',
  employee: (id: string) => `/employees/${id}`,
  conversations: (filter: { employee?: string | null; where?: string | null; after?: string | null } = {}) =>
    withQuery('/conversations', filter),
  conversation: (id: string) => `/conversations/${id}`,
  waiting: (after?: string | null) => withQuery('/waiting', { after }),
  undelivered: (filter: { channel?: string | null; after?: string | null } = {}) => withQuery('/undelivered', filter),
  channels: () => '/channels',
  /** The form. With a connected number, the form that connects it again. */
  connectWhatsApp: (again?: string) => withQuery('/channels/whatsapp', { again }),
  whatsApp: (id: string) => `/channels/whatsapp/${id}`,
  /** A QR code that opens a chat with the number. */
  chatCode: (id: string) => `/channels/whatsapp/${id}/code.svg`,
  sandboxValues: () => '/channels/whatsapp/sandbox-values',
  keys: () => '/keys',
  usage: (range: { range?: string; from?: string; to?: string } = {}) => withQuery('/usage', range),
  /** A view of the usage page as a CSV file. */
  usageFile: (file: {
    view: string;
    from: string;
    to: string;
    agentId?: string;
    providerId?: string;
    channel?: string;
  }) => withQuery('/export/usage.csv', file),
  /** With a number of AI employees, shows what a change to that number would cost. */
  billing: (look: { quantity?: number; after?: string | null } = {}) =>
    withQuery('/billing', { quantity: look.quantity?.toString(), after: look.after }),
  apiTokens: () => '/api-tokens',
  /** The public schema for integrators. */
  graphSchema: () => '/schema.graphql',
  team: () => '/team',
  /** The target of the mailed link. */
  invitation: (token: string) => withQuery('/invitations/accept', { token }),
  settings: () => '/settings',
  account: () => '/account',
  /** Renders the posted text as a QR code for an authenticator app. */
  twoFactorPicture: () => '/account/two-factor.svg',
};

/** A path of this portal; otherwise the overview. `?next=` must never lead to another site. */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || /[\\\s]/.test(next)) return route.overview();
  const base = 'http://portal.invalid';
  return new URL(next, base).origin === base ? next : route.overview();
}

/** The token of the invitation that one of our addresses leads to; null if it leads elsewhere. */
export function invitationTokenOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://portal.invalid');
  return pathname === '/invitations/accept' ? searchParams.get('token') : null;
}
