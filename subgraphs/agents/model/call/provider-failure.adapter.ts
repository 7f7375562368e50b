import { AnswerError, UnsafeUrlError } from '@konstruct/kit/http';
import { classifyFailure } from '@konstruct/providers';
import { APICallError, InvalidResponseDataError } from 'ai';
import type { Reply } from '../answer/outcome-of.ts';
import type { ModelOutcome } from '../model.port.ts';

/** The error and its chain of causes. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; current = current.cause) yield current;
}

/**
 * A host's response that the SDK turned into an error: a rejection, or a response without the form that the SDK
 * expects, which may still hold an answer. Null: the host did not respond.
 */
export function replyIn(thrown: unknown): Reply | null {
  const errors = [...chain(thrown)];
  // Our own limits end a call partway: what arrived until then is no answer.
  if (errors.some((error) => error instanceof AnswerError || error instanceof UnsafeUrlError)) return null;
  for (const error of errors) {
    // A 2xx without a body broke off: its answer is lost.
    if (
      APICallError.isInstance(error) &&
      error.statusCode !== undefined &&
      (error.responseBody !== undefined || error.statusCode >= 300)
    ) {
      return { status: error.statusCode, headers: error.responseHeaders, text: error.responseBody ?? '' };
    }
    if (InvalidResponseDataError.isInstance(error))
      return { status: 200, headers: undefined, text: JSON.stringify(error.data) ?? '' };
  }
  return null;
}

/** What it means for the waiting message, and for the bill, that a host did not respond. */
export function failureOf(thrown: unknown): ModelOutcome {
  const { class: failure, message } = classifyFailure(thrown);
  const unavailable = (mayBePaid: boolean, providerMessage: string): ModelOutcome => ({
    ...{ kind: 'unavailable', mayBePaid, providerMessage, retryAfterMs: null },
  });
  switch (failure) {
    case 'UNSAFE_ADDRESS':
      return { kind: 'refused', about: 'REQUEST', providerMessage: message ?? 'Its address may not be called.' };
    case 'UNREACHABLE':
      return unavailable(false, 'It could not be reached.');
    // The host accepted the call and may have done the work, but we did not accept its response.
    case 'UNFIT_ANSWER':
    case 'LOST':
      return unavailable(true, message ?? 'It did not respond in time, or the connection was lost.');
  }
}
