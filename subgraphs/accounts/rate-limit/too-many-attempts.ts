import { APIError } from 'better-auth/api';

/** Refuses with 429, the code `TOO_MANY_ATTEMPTS` and the seconds after which it may be tried again. */
export function tooManyAttempts(message: string, retryAfterSeconds: number): APIError {
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_ATTEMPTS', message, retryAfterSeconds },
    { 'retry-after': String(retryAfterSeconds) },
  );
}
