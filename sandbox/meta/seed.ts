import type { Account, MetaState, PhoneNumber, Person, Template, Token } from './account.ts';

const WEEK_SECONDS = 7 * 86_400;
const SCOPES = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging', 'public_profile'];

/**
 * Two businesses, each with its own app and number, plus examples of every mistake that people make when connecting.
 */
export function initialState(): MetaState {
  return {
    apps: [
      { id: '704512996600001', name: 'Acme messages', secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', webhook: null },
      { id: '704512996600002', name: 'Bolt messages', secret: 'a1b2c3d4e5f60718293a4b5c6d7e8f90', webhook: null },
    ],
    accounts: [
      account('102290129340001', 'Acme', '506070809010001'),
      account('102290129340002', 'Bolt', '506070809010002'),
    ],
    numbers: [
      number('106540352240001', '102290129340001', '+1 555-010-4477', 'Acme'),
      number('106540352240002', '102290129340002', '+1 555-010-8899', 'Bolt'),
      number('106540352240003', '102290129340001', '+1 555-010-1000', 'Acme Orders', {
        status: 'PENDING',
        platformType: 'NOT_APPLICABLE',
      }),
      number('106540352240004', '102290129340001', '+1 555-010-2000', 'Acme Legacy', { platformType: 'ON_PREMISE' }),
      number('106540352240005', '102290129340001', '+1 555-010-3000', 'Acme New', {
        status: 'PENDING',
        codeVerificationStatus: 'NOT_VERIFIED',
      }),
      number('106540352240006', '102290129340001', '+1 555-010-5000', 'Test Number', {
        allowedRecipients: ['447700900123'],
      }),
    ],
    tokens: [
      token('EAASandboxSystemUserTokenOfAcme0001', '704512996600001', '102290129340001'),
      token('EAASandboxSystemUserTokenOfBolt0002', '704512996600002', '102290129340002'),
      token('EAASandboxTemporaryTokenOfAcme0003', '704512996600001', '102290129340001', {
        type: 'USER',
        expiresAt: Math.floor(Date.now() / 1000) + 23 * 3600,
      }),
      token('EAASandboxTokenOfAnotherApp0004', '704512996600002', '102290129340001'),
      token('EAASandboxExpiredTokenOfAcme0005', '704512996600001', '102290129340001', {
        type: 'USER',
        expiresAt: Math.floor(Date.now() / 1000) - WEEK_SECONDS,
      }),
      token('EAASandboxTokenThatMayNotSend0006', '704512996600001', '102290129340001', {
        scopes: SCOPES.filter((scope) => scope !== 'whatsapp_business_messaging'),
      }),
    ],
    people: [
      person('ada', 'Ada Okafor', { phone: '447700900123', country: 'GB' }),
      person('noor', 'Noor Haddad', { username: 'noor.reads', country: 'US' }),
    ],
    messages: [],
    typingUntil: {},
    outbox: [],
  };
}

/** The five values that a company pastes, of the first business or of the second. */
export function connectionValues(state: MetaState, which = 0) {
  const [app, account] = [state.apps[which], state.accounts[which]];
  return {
    appId: app?.id ?? '',
    appSecret: app?.secret ?? '',
    businessAccountId: account?.id ?? '',
    phoneNumberId: state.numbers.find((one) => one.accountId === account?.id)?.id ?? '',
    accessToken: state.tokens.find((one) => one.appId === app?.id)?.token ?? '',
  };
}

function account(id: string, name: string, businessId: string): Account {
  return {
    id,
    name,
    businessId,
    subscribedAppIds: [],
    templates: TEMPLATES.map((one, index) => ({ ...one, id: `${id.slice(-4)}90${index}` })),
  };
}

function number(
  id: string,
  accountId: string,
  displayPhoneNumber: string,
  verifiedName: string,
  more: Partial<PhoneNumber> = {},
): PhoneNumber {
  return {
    id,
    accountId,
    displayPhoneNumber,
    verifiedName,
    platformType: 'CLOUD_API',
    status: 'CONNECTED',
    codeVerificationStatus: 'VERIFIED',
    qualityRating: 'GREEN',
    nameStatus: 'APPROVED',
    pin: null,
    registrationTries: [],
    allowedRecipients: null,
    ...more,
  };
}

function token(value: string, appId: string, accountId: string, more: Partial<Token> = {}): Token {
  return {
    token: value,
    appId,
    type: 'SYSTEM_USER',
    expiresAt: 0,
    isRevoked: false,
    scopes: SCOPES,
    accountIds: [accountId],
    ...more,
  };
}

/** A person with WhatsApp. Without a phone number they show a username. */
export function person(id: string, name: string, more: Partial<Person> = {}): Person {
  return { id, name, phone: null, username: null, country: 'US', isReachable: true, ...more };
}

const TEMPLATES: Omit<Template, 'id'>[] = [
  {
    name: 'hello_world',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    body: 'Welcome and congratulations! This message shows that you can send.',
  },
  {
    name: 'appointment_reminder',
    language: 'en_GB',
    category: 'UTILITY',
    status: 'APPROVED',
    body: 'Your appointment is on {{1}}. Reply to change it.',
  },
  {
    name: 'summer_sale',
    language: 'en_GB',
    category: 'MARKETING',
    status: 'PAUSED',
    body: 'Everything at half price until {{1}}.',
  },
];
