import { AnswerError } from './answer-error.ts';
import { UnsafeUrlError } from './unsafe-url-error.ts';

/** The maximum size of an answer's headers together, and of its trailers. */
export const maxHeaderBytes = 16 * 1024;

/**
 * What a failed call means to the caller: a rejection of ours, the reason for ending the call, or a network failure as
 * `fetch` reports it.
 */
export function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof UnsafeUrlError || error instanceof AnswerError || !(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new AnswerError('too_large', `The headers of its response are longer than ${maxHeaderBytes / 1024} KiB.`, {
      cause: error,
    });
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new AnswerError('too_slow', 'Its response stopped before it was complete.', { cause: error });
  }
  return new TypeError('fetch failed', { cause: error });
}
