import { randomBytes } from 'node:crypto';

/** Rejects the next sends with a code. */
export interface Rejection {
  code: number;
  /** The number of sends; 1 if absent. */
  times: number;
}

/** An error in the Graph API's words. It is thrown, and sent as `{error: {…}}`. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode: number | undefined;
  readonly details: string | undefined;

  constructor(code: number, more: { message?: string; subcode?: number; details?: string; status?: number } = {}) {
    const [status, title] = CODES[code] ?? [400, 'Unknown error'];
    super(more.message ?? `(#${code}) ${title}`);
    this.code = code;
    this.status = more.status ?? status;
    this.subcode = more.subcode;
    this.details = more.details ?? DETAILS[code];
  }

  /** The body of the answer. */
  body(): unknown {
    const { message, code, subcode, details } = this;
    return {
      error: {
        message,
        type: 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: randomBytes(8).toString('base64url'),
      },
    };
  }

  /** The error as a `failed` status reports it. */
  asStatus(): unknown {
    const { code, message, details } = this;
    const title = message.replace(/^\(#\d+\) /, '');
    return { code, title, message: title, ...(details === undefined ? {} : { error_data: { details } }) };
  }
}

/** The object does not exist, or this token may not see it: the Graph API does not say which. */
export function noSuchObject(id: string, method: string): GraphError {
  return new GraphError(100, {
    subcode: 33,
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  });
}

/** The Graph API's error for an HTTP status, as a fault rule requests it. */
export function errorForStatus(status: number, message: string): unknown {
  const code = BY_STATUS[status] ?? (status >= 500 ? 131000 : 100);
  return new GraphError(code, {
    status,
    ...(status === 404 ? { message: `Unknown path components: ${message}` } : {}),
  }).body();
}

const BY_STATUS: Record<number, number> = { 401: 190, 403: 10, 404: 2500, 429: 130429, 503: 131016 };

/** HTTP status and title by code. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const CODES: Record<number, [number, string]> = {
  0: [401, 'AuthException'],
  3: [500, 'API Method'],
  4: [400, 'API Too Many Calls'],
  10: [403, 'Application does not have permission for this action'],
  100: [400, 'Invalid parameter'],
  101: [400, 'Error validating application. Invalid application ID.'],
  190: [401, 'Access token has expired'],
  200: [403, 'You do not have the necessary permissions to send messages on behalf of this WhatsApp Business Account'],
  368: [403, 'Temporarily blocked for policies violations'],
  2500: [400, 'Unknown path components'],
  80007: [400, 'Rate limit issues'],
  130429: [400, 'Rate limit hit'],
  130497: [403, 'Business account is restricted from messaging users in this country'],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131031: [403, 'Account has been locked'],
  131042: [400, 'Business eligibility payment issue'],
  131045: [500, 'Incorrect certificate'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'Meta chose not to deliver'],
  131051: [400, 'Message type unknown'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  131057: [500, 'Account in maintenance mode'],
  132000: [400, 'Template param count mismatch'],
  132001: [404, 'Template does not exist'],
  132015: [400, 'Template is paused'],
  133004: [503, 'Server temporarily unavailable'],
  133005: [400, 'Two step verification PIN mismatch'],
  133010: [400, 'Phone number not registered'],
  133016: [400, 'Account register deregister rate limit exceeded'],
};

const DETAILS: Record<number, string> = {
  130429: 'Cloud API message throughput has been reached.',
  131026:
    'Message undeliverable: the recipient is not a WhatsApp phone number, has not accepted the terms, or uses an old version.',
  131030: 'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
  131047:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  131056: 'Too many messages sent to the same recipient in a short time. Wait and retry.',
  133010: 'Phone number is not registered on the WhatsApp Business Platform.',
};
