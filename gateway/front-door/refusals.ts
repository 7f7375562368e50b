/** A request that is answered at the gateway. Its message and code may be shown to whoever asks. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

export const unknownApiToken = () => new Refusal(401, 'UNAUTHENTICATED', 'This API token is not known. Check it, or sign in.');
export const apiTokenRevoked = () => new Refusal(401, 'UNAUTHENTICATED', 'This API token was revoked. Make a new one in the portal.');
export const apiTokenExpired = () => new Refusal(401, 'UNAUTHENTICATED', 'This API token has expired. Make a new one in the portal.');
export const identityUnavailable = () =>
  new Refusal(503, 'IDENTITY_UNAVAILABLE', 'Signing in cannot be checked right now. Try again in a moment.');
export const batchRefused = () => new Refusal(400, 'BATCH_REFUSED', 'Send one operation per request, not a list.');
export const documentRequired = () =>
  new Refusal(400, 'TRUSTED_DOCUMENT_REQUIRED', 'Without an API token only known documents may be run: send a documentId.');
export const documentUnknown = () => new Refusal(400, 'TRUSTED_DOCUMENT_UNKNOWN', 'This document is not known. Reload the page.');
export const bodyTooLarge = () => new Refusal(413, 'BODY_TOO_LARGE', 'The request is too large.');
export const methodNotAllowed = () => new Refusal(405, 'METHOD_NOT_ALLOWED', 'Only GET and POST are allowed here.');

/** What a proxied request's failure means for the caller: a refused body stays what it is, everything else is the service's. */
export function serviceFailed(error: Error & { statusCode?: number }): Refusal {
  if (error.cause instanceof Refusal) return error.cause;
  return error.statusCode === 504
    ? new Refusal(504, 'SERVICE_TIMEOUT', 'This part did not answer in time. Try again in a moment.')
    : new Refusal(502, 'SERVICE_UNAVAILABLE', 'This part is not available right now. Try again in a moment.');
}
