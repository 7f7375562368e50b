import type { Delivery } from '../delivery/delivery.ts';
import type { MetaWebhookId } from './webhook/meta-delivery.ts';

/** A Meta app as its owner registered it. */
export interface App {
  id: string;
  name: string;
  secret: string;
  /** What was saved on the dashboard's page "Configuration"; null before that. */
  webhook: { callbackUrl: string; verifyToken: string; fields: string[] } | null;
}

/** A WhatsApp Business Account. */
export interface Account {
  id: string;
  name: string;
  businessId: string;
  /** The apps whose webhooks this account is sent to. */
  subscribedAppIds: string[];
  templates: Template[];
}

export interface Template {
  id: string;
  name: string;
  language: string;
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED';
  body: string;
}

/** A business's phone number. */
export interface PhoneNumber {
  id: string;
  accountId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  platformType: 'CLOUD_API' | 'ON_PREMISE' | 'NOT_APPLICABLE';
  status: 'CONNECTED' | 'PENDING' | 'DISCONNECTED' | 'BANNED' | 'FLAGGED';
  codeVerificationStatus: 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED';
  qualityRating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
  nameStatus: string;
  /** The PIN of two-step verification; null before the first registration. */
  pin: string | null;
  /** When it was tried to be registered, in milliseconds: ten tries in 72 hours. */
  registrationTries: number[];
  /** A test number writes to these phone numbers only; null: to everyone. */
  allowedRecipients: string[] | null;
}

/** An access token. */
export interface Token {
  token: string;
  appId: string;
  type: 'SYSTEM_USER' | 'USER';
  /** Unix seconds; 0: never. */
  expiresAt: number;
  isRevoked: boolean;
  scopes: string[];
  /** The accounts it was given. */
  accountIds: string[];
}

/** Someone with WhatsApp on a phone. */
export interface Person {
  id: string;
  name: string;
  /** Digits only; null for someone who shows a username instead. */
  phone: string | null;
  username: string | null;
  country: string;
  /** Whether messages reach the phone. */
  isReachable: boolean;
}

/** One status that a message has come to. */
export interface Status {
  status: string;
  /** Unix seconds. */
  timestamp: number;
}

/** One message between a business's number and a person. */
export interface Message {
  id: string;
  numberId: string;
  personId: string;
  from: 'person' | 'business';
  type: string;
  /** What the page shows of it. */
  text: string;
  /** Unix seconds. */
  timestamp: number;
  replyTo: string | null;
  reaction: string | null;
  callbackData: string | null;
  /** Of a business's message: what Meta reported; of a person's: `read` once the business said so. */
  statuses: Status[];
}

/** Everything that the sandbox server for Meta remembers. */
export interface MetaState {
  apps: App[];
  accounts: Account[];
  numbers: PhoneNumber[];
  tokens: Token[];
  people: Person[];
  messages: Message[];
  /** Until when a person sees "typing…", in milliseconds, by `number person`. */
  typingUntil: Record<string, number>;
  /** Webhooks that have neither been taken nor given up. */
  outbox: Delivery<MetaWebhookId>[];
}
