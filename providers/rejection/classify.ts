import { AnswerError, isNeverConnected, UnsafeUrlError } from '@konstruct/kit/http';
import { isAbout } from './rejection-words.ts';
import type { ReportedError } from './reported-error.ts';

/** What an error response of a host means. */
export type ErrorClass =
  /** The key is wrong, has expired or is missing. */
  | 'WRONG_KEY'
  /** The key is right, but has no money or quota behind it. */
  | 'NO_QUOTA'
  /** The key is right, but the key, its account or our location may not make the call. */
  | 'NO_RIGHTS'
  /** The model does not exist, has been retired, or is not available to this key. */
  | 'NO_MODEL'
  /** There is no API at this address. */
  | 'NO_ENDPOINT'
  /** Prompt and answer exceed the model's window, or the host's limit in bytes. */
  | 'TOO_LONG'
  /** The text itself: a filter stopped it, or it holds half a character. */
  | 'REFUSED_CONTENT'
  /** The model worked, but its thoughts used the tokens of the answer. */
  | 'NO_ROOM'
  /** The API understood the request, and rejects something else about it. */
  | 'BAD_REQUEST'
  /** A rejection without a known meaning, such as a redirect. */
  | 'UNEXPECTED'
  /** Too many requests or an overloaded host, whatever the status. */
  | 'BUSY'
  /** An error of the host itself, or of a proxy in front of it. */
  | 'FAILING';

/** Why a host did not answer. */
export type FailureClass =
  /** No connection was made, so nothing was sent. */
  | 'UNREACHABLE'
  /** This installation may not call the address. */
  | 'UNSAFE_ADDRESS'
  /** The call was sent, and its response exceeded one of our limits. */
  | 'UNFIT_ANSWER'
  /** The call was sent, and no complete response arrived. */
  | 'LOST';

/** What a vendor's response, or the lack of one, means: the same when a key is added and when it is used. */
export type AnswerClass = ErrorClass | FailureClass;

function aboutKey(text: string): 'WRONG_KEY' | 'NO_QUOTA' | 'NO_RIGHTS' | null {
  if (isAbout(text, 'wrongKey')) return 'WRONG_KEY';
  if (isAbout(text, 'noQuota')) return 'NO_QUOTA';
  return isAbout(text, 'noRights') ? 'NO_RIGHTS' : null;
}

/**
 * What the message of a rejection means, for statuses that vendors use interchangeably, such as 400, 403, 404 and 422.
 */
function aboutWords(status: number, text: string): ErrorClass | null {
  // An account that was suspended for what it wrote gets no answer to any other text either.
  if (isAbout(text, 'filtered', 'malformed') && !isAbout(text, 'noRights')) return 'REFUSED_CONTENT';
  const key = aboutKey(text);
  if (key !== null) return key;
  if (isAbout(text, 'length') && status !== 403) return 'TOO_LONG';
  if (isAbout(text, 'model')) return 'NO_MODEL';
  return isAbout(text, 'busy') ? 'BUSY' : null;
}

/** The class of an error. The status decides where it is unambiguous, otherwise the message. */
export function classifyError({ status, codes, message, retryAfterMs, isPage, isJson }: ReportedError): ErrorClass {
  const text = `${codes} ${message}`;
  if (status === 400 && isAbout(message, 'noRoom')) return 'NO_ROOM';
  if (status === 429) {
    if (/request too large/i.test(message)) return 'TOO_LONG';
    // Google mentions plan and billing for each per-minute quota too, but then it also says when to retry.
    return (retryAfterMs === null ? aboutKey(text) : null) ?? 'BUSY';
  }
  // Some hosts of a single model report a prompt that is too long as an internal error.
  if (status >= 500) return status === 500 && isAbout(text, 'length') ? 'TOO_LONG' : 'FAILING';
  if ([408, 409, 424, 425, 499].includes(status)) return 'FAILING';
  // Some vendors also answer 401 if a right key lacks a permission.
  if (status === 401) return aboutKey(text) ?? 'WRONG_KEY';
  if (status === 402) return 'NO_QUOTA';
  if (status === 413) return 'TOO_LONG';
  const about = aboutWords(status, text);
  if (about !== null) return about;
  // An API answers in JSON of its own. A page comes from a firewall or a proxy in front of it.
  if (isPage && [403, 404, 410].includes(status)) return 'FAILING';
  if (status === 403) return 'NO_RIGHTS';
  if (status === 404 || status === 410) {
    return isJson && /model/i.test(text) ? 'NO_MODEL' : 'NO_ENDPOINT';
  }
  return isJson && (status === 400 || status === 422) ? 'BAD_REQUEST' : 'UNEXPECTED';
}

/** Why no response arrived. `message`: our own sentence about it if our limits ended the call; null otherwise. */
export function classifyFailure(thrown: unknown): { readonly class: FailureClass; readonly message: string | null } {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof UnsafeUrlError) return { class: 'UNSAFE_ADDRESS', message: error.message };
    if (error instanceof AnswerError) return { class: 'UNFIT_ANSWER', message: error.message };
  }
  return { class: isNeverConnected(thrown) ? 'UNREACHABLE' : 'LOST', message: null };
}
