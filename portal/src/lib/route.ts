/** Every address of the portal is made here. */
const withQuery = (path: string, values: Record<string, string | null | undefined>) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
};

export const route = {
  overview: () => '/',
  signIn: (next?: string | null) => withQuery('/sign-in', { next: next === '/' ? null : next }),
  signUp: (next?: string | null) => withQuery('/sign-up', { next: next === '/' ? null : next }),
  /** The second step of a sign-in that takes a code. */
  signInCode: (next?: string | null) => withQuery('/sign-in/code', { next: next === '/' ? null : next }),
  /** Where the mailed link leads. */
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
  /** The form; with a number that is connected already, to connect it again. */
  connectWhatsApp: (again?: string) => withQuery('/channels/whatsapp', { again }),
  whatsApp: (id: string) => `/channels/whatsapp/${id}`,
  /** A picture that opens a chat with the number when a phone's camera sees it. */
  chatCode: (id: string) => `/channels/whatsapp/${id}/code.svg`,
  sandboxValues: () => '/channels/whatsapp/sandbox-values',
  keys: () => '/keys',
  usage: (range: { range?: string; from?: string; to?: string } = {}) => withQuery('/usage', range),
  /** A view of the usage page as a CSV file. */
  usageFile: (file: { view: string; from: string; to: string; agentId?: string; providerId?: string; channel?: string }) =>
    withQuery('/export/usage.csv', file),
  /** With a number of AI employees: what a change to it would cost. */
  billing: (look: { quantity?: number; after?: string | null } = {}) =>
    withQuery('/billing', { quantity: look.quantity?.toString(), after: look.after }),
  apiTokens: () => '/api-tokens',
  /** The schema that third parties see, open to all. */
  graphSchema: () => '/schema.graphql',
  team: () => '/team',
  /** Where the mailed link leads. */
  invitation: (token: string) => withQuery('/invitations/accept', { token }),
  settings: () => '/settings',
  account: () => '/account',
  /** Draws what an authenticator app reads, for the caller that posts its text. */
  twoFactorPicture: () => '/account/two-factor.svg',
};

/** A path of this portal, or the overview: `?next=` must never lead elsewhere. */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || /[\\\s]/.test(next)) return route.overview();
  const base = 'http://portal.invalid';
  return new URL(next, base).origin === base ? next : route.overview();
}

/** The token of the invitation that an address of ours leads to; null when it leads elsewhere. */
export function invitationTokenOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://portal.invalid');
  return pathname === '/invitations/accept' ? searchParams.get('token') : null;
}
