/** A request that the gateway rejects. Its message and code may be shown to the caller. */
export class Rejection extends Error {
  readonly statusCode: number;
  readonly code: string;
  /** The number of seconds after which the same request may succeed; null when waiting does not help. */
  readonly retryAfterSeconds: number | null;

  constructor(statusCode: number, code: string, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The code of every rejection for too many requests in too short a time. */
export const rateLimitedCode = 'RATE_LIMITED';

export const unknownApiToken = () =>
  new Rejection(401, 'UNAUTHENTICATED', 'This API token is unknown. Check it, or sign in.');
export const apiTokenRevoked = () =>
  new Rejection(401, 'UNAUTHENTICATED', 'This API token was revoked. Create a new one in the portal.');
export const apiTokenExpired = () =>
  new Rejection(401, 'UNAUTHENTICATED', 'This API token has expired. Create a new one in the portal.');
export const identityUnavailable = () =>
  new Rejection(503, 'IDENTITY_UNAVAILABLE', 'We can’t check your sign-in right now. Try again in a moment.');
export const batchRefused = () => new Rejection(400, 'BATCH_REFUSED', 'Send one operation per request, not a list.');
export const documentRequired = () =>
  new Rejection(
    400,
    'TRUSTED_DOCUMENT_REQUIRED',
    'Without an API token, only known documents can be run: send a documentId.',
  );
export const documentUnknown = () =>
  new Rejection(400, 'TRUSTED_DOCUMENT_UNKNOWN', 'This document is unknown. Reload the page.');
export const bodyTooLarge = () => new Rejection(413, 'BODY_TOO_LARGE', 'The request is too large.');
export const bodyTooSlow = () => new Rejection(408, 'REQUEST_TIMEOUT', 'The request took too long to arrive.');
export const callerLeft = () => new Rejection(400, 'BAD_REQUEST', 'The request was incomplete.');
export const addressBusy = () =>
  new Rejection(429, 'TOO_MANY_REQUESTS', 'Too many requests from your address are open. Try again in a moment.', 2);
export const gatewayBusy = () =>
  new Rejection(503, 'BUSY', 'Konstruct is very busy right now. Try again in a moment.', 5);
export const tooManyStreams = (of: string) =>
  new Rejection(
    429,
    'TOO_MANY_STREAMS',
    `Too many live streams of ${of} are open. Close some, or try again later.`,
    30,
  );
export const companyRequired = () => new Rejection(401, 'UNAUTHENTICATED', 'Sign in and choose a company first.');
export const foreignOrigin = () =>
  new Rejection(
    403,
    'FOREIGN_ORIGIN',
    'A session can only be used from its own site. Programs should send an API token instead.',
  );

/** The quota of one policy does not cover the request. */
export function rateLimited(
  policy: { name: string; quota: number; windowSeconds: number },
  asked: number,
  seconds: number,
): Rejection {
  const { name, quota, windowSeconds } = policy;
  const per = `${quota} in ${windowSeconds} seconds`;
  if (asked > quota)
    return new Rejection(
      429,
      rateLimitedCode,
      `The request needs ${asked} of ${name}, which allows ${per}. Ask for less at once.`,
      seconds,
    );
  return new Rejection(
    429,
    rateLimitedCode,
    `The rate limit ${name} is reached: it allows ${per}. Try again in ${seconds} seconds.`,
    seconds,
  );
}

/** The company, or a caller without one, has as many requests under way as it may have. */
export const tooManyAtOnce = (most: number) =>
  new Rejection(
    429,
    rateLimitedCode,
    `A company can have at most ${most} requests answered at the same time, and others are waiting. Send fewer at once.`,
    1,
  );

export const methodNotAllowed = () => new Rejection(405, 'METHOD_NOT_ALLOWED', 'Only GET and POST are allowed here.');

/** What a service's failure means for the caller of a proxied request. */
export function serviceFailed(error: Error & { statusCode?: number }): Rejection {
  return error.statusCode === 504
    ? new Rejection(504, 'SERVICE_TIMEOUT', 'This part didn’t respond in time. Try again in a moment.')
    : new Rejection(502, 'SERVICE_UNAVAILABLE', 'This part is unavailable right now. Try again in a moment.');
}
