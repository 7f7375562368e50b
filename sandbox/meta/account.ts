import type { Delivery } from '../delivery/delivery.ts';
import type { MetaWebhookId } from './webhook/meta-delivery.ts';

/** A Meta app as its owner has registered it. */
export interface App {
  id: string;
  name: string;
  secret: string;
  /** What the dashboard page "Configuration" saved; null before that. */
  webhook: { callbackUrl: string; verifyToken: string; fields: string[] } | null;
}

/** A WhatsApp Business Account. */
export interface Account {
  id: string;
  name: string;
  businessId: string;
  /** The apps that receive this account's webhooks. */
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
  /** The PIN for two-step verification; null before the first registration. */
  pin: string | null;
  /** The times of its registration attempts, in milliseconds: Meta allows ten in 72 hours. */
  registrationTries: number[];
  /** A test number can write only to these phone numbers; null means to everyone. */
  allowedRecipients: string[] | null;
}

/** An access token. */
export interface Token {
  token: string;
  appId: string;
  type: 'SYSTEM_USER' | 'USER';
  /** Unix seconds; 0 means never. */
  expiresAt: number;
  isRevoked: boolean;
  scopes: string[];
  /** The accounts that the token has access to. */
  accountIds: string[];
}

/** A person with WhatsApp on a phone. */
export interface Person {
  id: string;
  name: string;
  /** Digits only; null for a person who shows a username instead. */
  phone: string | null;
  username: string | null;
  country: string;
  /** Whether messages reach the phone. */
  isReachable: boolean;
}

/** One status of a message. */
export interface Status {
  status: string;
  /** Unix seconds. */
  timestamp: number;
}

/** A message between a business's number and a person. */
export interface Message {
  id: string;
  numberId: string;
  personId: string;
  from: 'person' | 'business';
  type: string;
  /** The text that the page shows. */
  text: string;
  /** Unix seconds. */
  timestamp: number;
  replyTo: string | null;
  reaction: string | null;
  callbackData: string | null;
  /** For a business's message: what Meta reported. For a person's: `read` once the business has marked it as read. */
  statuses: Status[];
}

/** The complete state of the sandbox server for Meta. */
export interface MetaState {
  apps: App[];
  accounts: Account[];
  numbers: PhoneNumber[];
  tokens: Token[];
  people: Person[];
  messages: Message[];
  /** How long a person sees "typing…": a time in milliseconds, by `number person`. */
  typingUntil: Record<string, number>;
  /** Webhooks that were neither accepted nor abandoned. */
  outbox: Delivery<MetaWebhookId>[];
}
