import { APIError } from 'better-auth/api';

/** Rejects with 429, the code `TOO_MANY_ATTEMPTS` and the seconds to wait before a retry. */
export function tooManyAttempts(message: string, retryAfterSeconds: number): APIError {
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_ATTEMPTS', message, retryAfterSeconds },
    { 'retry-after': String(retryAfterSeconds) },
  );
}
