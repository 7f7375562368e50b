import { AnswerError, isNeverConnected, UnsafeUrlError } from '@konstruct/kit/http';
import { isAbout } from './rejection-words.ts';
import type { ReportedError } from './reported-error.ts';

/** What an error that a host answered means. */
export type ErrorClass =
  /** The key is wrong, has expired, or is missing. */
  | 'WRONG_KEY'
  /** The key is right, and no money or quota is behind it. */
  | 'NO_QUOTA'
  /** The key is right, and it, its account or this place may not call. */
  | 'NO_RIGHTS'
  /** The model is not there, not any longer, or not for this key. */
  | 'NO_MODEL'
  /** Nothing of an API is under this address. */
  | 'NO_ENDPOINT'
  /** Prompt and answer exceed the model's window, or the bytes that a host takes. */
  | 'TOO_LONG'
  /** What was written: a filter, or half a character. */
  | 'REFUSED_CONTENT'
  /** The model worked, and its thoughts took the room of the answer. */
  | 'NO_ROOM'
  /** The API understood, and refuses something else of the request. */
  | 'BAD_REQUEST'
  /** A refusal that says nothing known, such as a redirect. */
  | 'UNEXPECTED'
  /** Too many requests, or too much to do, whatever the status. */
  | 'BUSY'
  /** A fault of the host's own, or of what stands before it. */
  | 'FAILING';

/** Why a host did not answer. */
export type FailureClass =
  /** No connection was made: nothing was sent. */
  | 'UNREACHABLE'
  /** The address may not be called from here. */
  | 'UNSAFE_ADDRESS'
  /** It was called, and its answer broke a limit of ours. */
  | 'UNFIT_ANSWER'
  /** It was called, and no whole answer came. */
  | 'LOST';

/** What a vendor's answer, or its silence, means: the same when a key is added and when it is used. */
export type AnswerClass = ErrorClass | FailureClass;

function aboutKey(said: string): 'WRONG_KEY' | 'NO_QUOTA' | 'NO_RIGHTS' | null {
  if (isAbout(said, 'wrongKey')) return 'WRONG_KEY';
  if (isAbout(said, 'noQuota')) return 'NO_QUOTA';
  return isAbout(said, 'noRights') ? 'NO_RIGHTS' : null;
}

/** What a refusal's words say, of those that vendors answer with 400, 403, 404, 422 and others alike. */
function aboutWords(status: number, said: string): ErrorClass | null {
  if (isAbout(said, 'filtered', 'malformed')) return 'REFUSED_CONTENT';
  const key = aboutKey(said);
  if (key !== null) return key;
  if (isAbout(said, 'length') && status !== 403) return 'TOO_LONG';
  if (isAbout(said, 'model')) return 'NO_MODEL';
  return isAbout(said, 'busy') ? 'BUSY' : null;
}

/** The class of an error. Its status counts where it leaves no doubt, else its words. */
export function classifyError({ status, codes, message, retryAfterMs, isPage, isJson }: ReportedError): ErrorClass {
  const said = `${codes} ${message}`;
  if (status === 400 && isAbout(message, 'noRoom')) return 'NO_ROOM';
  if (status === 429) {
    if (/request too large/i.test(message)) return 'TOO_LONG';
    // Google writes of plan and billing for each minute's quota as well, and then says when to come again.
    return (retryAfterMs === null ? aboutKey(said) : null) ?? 'BUSY';
  }
  // Some hosts of one model answer a prompt that is too long as a fault of their own.
  if (status >= 500) return status === 500 && isAbout(said, 'length') ? 'TOO_LONG' : 'FAILING';
  if ([408, 409, 425].includes(status)) return 'FAILING';
  if (status === 401) return 'WRONG_KEY';
  if (status === 402) return 'NO_QUOTA';
  if (status === 413) return 'TOO_LONG';
  const about = aboutWords(status, said);
  if (about !== null) return about;
  if (status === 403) return 'NO_RIGHTS';
  if (status === 404 || status === 410) {
    // An API that has no such model says so in words of its own; a proxy's page is there while the host behind it is not.
    if (isPage) return 'FAILING';
    return isJson && /model/i.test(said) ? 'NO_MODEL' : 'NO_ENDPOINT';
  }
  return isJson && (status === 400 || status === 422) ? 'BAD_REQUEST' : 'UNEXPECTED';
}

/** Why no answer came. `said`: a sentence of ours for it, where our own limits ended the call; null otherwise. */
export function classifyFailure(thrown: unknown): { readonly class: FailureClass; readonly said: string | null } {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof UnsafeUrlError) return { class: 'UNSAFE_ADDRESS', said: error.message };
    if (error instanceof AnswerError) return { class: 'UNFIT_ANSWER', said: error.message };
  }
  return { class: isNeverConnected(thrown) ? 'UNREACHABLE' : 'LOST', said: null };
}
