import { plural } from '#lib/format/count.ts';

/** UI text for the API tokens page. */
export const text = {
  title: 'API tokens',
  lead: 'Let your own programs do what you can do in this portal. A token acts for your company, within the scopes you give it.',
  emptyTitle: 'No API tokens yet',
  empty: 'Create one to read usage into a spreadsheet, create AI employees from a script, or build on Konstruct.',
  scopes: 'What it can do',
  create: {
    action: 'Create a token',
    title: 'Create an API token',
    name: { label: 'Name', placeholder: 'Nightly export', hint: 'What you’ll use it for.' },
    expiry: { label: 'Expires after', hint: 'Rotate it before then to switch to a new token without a gap.' },
    cancel: 'Cancel',
    submit: 'Create token',
  },
  secret: {
    title: (name: string) => `Copy “${name}” now`,
    lead: 'You won’t see it again. Store it with your program’s secrets, never in code.',
    copy: 'Copy token',
    copied: 'Token copied.',
    try: 'Try it in a shell',
    request: 'A first request',
    copyRequest: 'Copy request',
    requestCopied: 'Request copied. It contains the token.',
    close: 'I’ve stored it',
  },
  state: {
    revoked: 'Revoked',
    expired: 'Expired',
    expiresIn: (days: number) => (days < 1 ? 'Expires within a day' : `Expires in ${plural(days, 'day')}`),
    active: 'Active',
  },
  row: {
    endsIn: 'Ends in ',
    used: (moment: string | null) => (moment ? `. Last used ${moment}.` : '. Never used.'),
    created: (name: string, isMember: boolean, moment: string) =>
      `Created by ${name}${isMember ? '' : ', who has left the company'}, ${moment}.`,
    revoked: (moment: string) => `Revoked ${moment}.`,
    expires: (moment: string, isPast: boolean) => `${isPast ? 'Expired' : 'Expires'} ${moment}.`,
    neverExpires: 'Never expires.',
  },
  rotate: {
    action: 'Rotate',
    label: (name: string) => `Rotate ${name}`,
    title: (name: string) => `Rotate “${name}”?`,
    confirm: 'Rotate token',
    body: 'You get a new token with the same scopes. This one keeps working for 24 hours, so you can switch your programs over.',
  },
  revoke: {
    action: 'Revoke',
    label: (name: string) => `Revoke ${name}`,
    title: (name: string) => `Revoke “${name}”?`,
    confirm: 'Revoke token',
    body: 'Programs that use it are rejected from their next request on. You can’t undo this.',
    done: 'Token revoked. It no longer works.',
  },
  developers: {
    title: 'For developers',
    endpoint: { label: 'Endpoint', url: (origin: string) => `${origin}/graphql` },
    schema: { label: 'Schema', link: 'Download schema.graphql', after: ', for codegen and editors' },
    authentication: {
      label: 'Authentication',
      before: 'Send ',
      header: 'Authorization: Bearer kst_…',
      after: ' with each request. Expired and revoked tokens get a 401 response.',
    },
    limits: {
      label: 'Limits',
      body: 'Up to 16 nested levels, 500 fields and 30 aliases per request, and 20,000 fields per response. Lists are paginated.',
    },
  },
} as const;
