import type { TenantContext } from '../../context.ts';
import type { WhatsAppCredentialsError } from '../../generated/resolvers.ts';
import type { MetaNumber, NumberOutcome, TokenOutcome, WhatsApp } from '../graph-api/whatsapp.port.ts';
import type { ConnectWhatsApp } from './connect-input.ts';

/** Why the values cannot be used, in the terms of the graph. */
export type CredentialsIssue = Omit<WhatsAppCredentialsError, '__typename'> & {
  readonly __typename: 'WhatsAppCredentialsError';
};

export interface Proven {
  readonly number: MetaNumber;
  readonly tokenExpiresAt: Date | null;
  readonly scopes: readonly string[];
}

const needed = ['whatsapp_business_messaging', 'whatsapp_business_management'];
const working = ['CONNECTED', 'FLAGGED', 'RESTRICTED', 'RATE_LIMITED'];
const blocked = ['BANNED', 'DELETED'];

/**
 * Tries the five values at Meta: the token must belong to the app and last, the number must belong to the account, and
 * it must be able to send.
 */
export async function proveCredentials(
  { clock, deps }: TenantContext,
  input: ConnectWhatsApp,
): Promise<Proven | CredentialsIssue> {
  const { api: whatsApp } = deps.vendors.own.WHATSAPP;
  const token = await whatsApp.inspectToken(input, clock.now());
  if (token.kind !== 'valid') return tokenIssue(token);
  const lacking = needed.filter((scope) => !token.scopes.includes(scope));
  if (lacking.length > 0) {
    return credentialsIssue(
      'PERMISSION_MISSING',
      'accessToken',
      `The access token lacks the permission ${lacking.join(' and ')}. Create one that has it.`,
    );
  }
  if (token.expiresAt !== null && !input.acceptTemporaryToken) {
    return credentialsIssue(
      'TOKEN_TEMPORARY',
      'accessToken',
      `This access token expires on ${token.expiresAt.toUTCString()}. Create one for a system user, which doesn’t expire, or accept that you must replace it by then.`,
    );
  }

  const found = await whatsApp.findNumber(input);
  if (found.kind !== 'found') return numberIssue(found);
  const number = await makeReady(whatsApp, input, found.number);
  return '__typename' in number ? number : { number, tokenExpiresAt: token.expiresAt, scopes: token.scopes };
}

/** A number that can send; it is registered first if a PIN was given for that. */
async function makeReady(
  whatsApp: WhatsApp,
  input: ConnectWhatsApp,
  number: MetaNumber,
): Promise<MetaNumber | CredentialsIssue> {
  const { displayPhoneNumber: name, platform, status } = number;
  if (blocked.includes(status)) {
    return credentialsIssue(
      'NUMBER_BLOCKED',
      'phoneNumberId',
      `Meta has blocked or deleted ${name}. Check WhatsApp Manager.`,
    );
  }
  if (platform === 'ON_PREMISE') {
    return credentialsIssue(
      'NUMBER_ELSEWHERE',
      'phoneNumberId',
      `${name} runs on the old On-Premises API. Move it to the Cloud API at Meta first.`,
    );
  }
  if (platform === 'CLOUD_API' && working.includes(status)) return number;
  if (input.registrationPin === null) {
    return credentialsIssue(
      'NUMBER_NOT_REGISTERED',
      'phoneNumberId',
      `${name} is not registered on the Cloud API yet. Verify it at Meta, then enter a six-digit PIN here to register it.`,
    );
  }
  switch (await whatsApp.register(input, input.registrationPin)) {
    case 'registered':
      return { ...number, platform: 'CLOUD_API', status: 'CONNECTED' };
    case 'pin_refused':
      return credentialsIssue(
        'PIN_REFUSED',
        'registrationPin',
        `${name} was registered before with another PIN. Enter that PIN, or reset it in WhatsApp Manager.`,
      );
    case 'too_often':
      return credentialsIssue(
        'TOO_MANY_REGISTRATIONS',
        'registrationPin',
        `There were too many attempts to register ${name}. Meta accepts it again after 72 hours.`,
      );
    case 'refused':
      return credentialsIssue(
        'NUMBER_NOT_REGISTERED',
        'phoneNumberId',
        `Meta doesn’t register ${name}. Verify it with a code in WhatsApp Manager first.`,
      );
    case 'unreachable':
      return unreachable;
  }
}

function tokenIssue(token: Exclude<TokenOutcome, { kind: 'valid' }>): CredentialsIssue {
  switch (token.kind) {
    case 'app_refused':
      return credentialsIssue(
        'APP_REFUSED',
        'appSecret',
        'Meta doesn’t accept this app ID and app secret. Copy both from App settings, Basic.',
      );
    case 'of_another_app':
      return credentialsIssue(
        'TOKEN_OF_ANOTHER_APP',
        'accessToken',
        'The access token belongs to another app. Create one for this app, or enter the other app.',
      );
    case 'expired':
      return credentialsIssue(
        'TOKEN_EXPIRED',
        'accessToken',
        `The access token expired on ${token.at.toUTCString()}. Create a new one for a system user.`,
      );
    case 'invalid':
      return credentialsIssue(
        'TOKEN_INVALID',
        'accessToken',
        'Meta doesn’t accept the access token. Copy it again, or create a new one.',
      );
    case 'unreachable':
      return unreachable;
  }
}

function numberIssue(found: Exclude<NumberOutcome, { kind: 'found' }>): CredentialsIssue {
  switch (found.kind) {
    case 'no_account':
      return credentialsIssue(
        'ACCOUNT_NOT_FOUND',
        'businessAccountId',
        'This WhatsApp Business Account doesn’t exist, or the access token can’t see it. Assign the account to the system user.',
      );
    case 'no_number':
      return credentialsIssue(
        'NUMBER_NOT_FOUND',
        'phoneNumberId',
        'The account has no number with this ID. Enter the phone number ID, not the number.',
      );
    case 'no_permission':
      return credentialsIssue(
        'PERMISSION_MISSING',
        'accessToken',
        'The access token can’t see the account. Assign the account to its system user.',
      );
    case 'unreachable':
      return unreachable;
  }
}

export function credentialsIssue(
  reason: CredentialsIssue['reason'],
  field: string | null,
  message: string,
): CredentialsIssue {
  return { __typename: 'WhatsAppCredentialsError', reason, field, message };
}

export const unreachable = credentialsIssue(
  'UNREACHABLE',
  null,
  'Meta couldn’t be reached. Nothing was saved. Try again in a moment.',
);
