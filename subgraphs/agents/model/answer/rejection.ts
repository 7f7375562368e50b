import { type AnswerClass, classifyError, type ReportedError, textOf } from '@konstruct/providers';
import type { ModelOutcome } from '../model.port.ts';

type Refused = Extract<ModelOutcome, { kind: 'refused' }>;

/**
 * What a response of this class is about, for the waiting message. PASSES: the same request may be sent again. NO_ROOM:
 * the model worked without a result.
 */
export function aboutOf(answerClass: AnswerClass): Refused['about'] | 'PASSES' | 'NO_ROOM' {
  switch (answerClass) {
    case 'WRONG_KEY':
    case 'NO_QUOTA':
    case 'NO_RIGHTS':
      return 'KEY';
    case 'NO_MODEL':
    case 'NO_ENDPOINT':
      return 'MODEL';
    case 'TOO_LONG':
      return 'LENGTH';
    case 'REFUSED_CONTENT':
      return 'TEXT';
    case 'BAD_REQUEST':
    case 'UNEXPECTED':
    case 'UNSAFE_ADDRESS':
      return 'REQUEST';
    case 'NO_ROOM':
      return 'NO_ROOM';
    case 'BUSY':
    case 'FAILING':
    case 'UNREACHABLE':
    case 'UNFIT_ANSWER':
    case 'LOST':
      return 'PASSES';
  }
}

/** What an error means for the message that waits for its answer, and for the bill. `isInside`: it arrived in a 200. */
export function rejected(error: ReportedError, isInside: boolean, afterMs: number | null): ModelOutcome {
  const { status, message } = error;
  const providerMessage =
    textOf(message) ?? (isInside ? 'It reported an error.' : `It answered with status ${status}.`);
  const about = aboutOf(classifyError(error));
  if (about === 'NO_ROOM') return { kind: 'vain', ending: 'NO_ROOM', tokens: null, isFree: false, providerMessage };
  if (about !== 'PASSES') return { kind: 'refused', about, providerMessage };
  // A proxy's time-out: the model may well have worked. An error inside a 200 says that there was no answer.
  const mayBePaid = !isInside && (status === 504 || status === 524);
  const shown = isInside
    ? message
      ? `It reported an error: ${message}`
      : providerMessage
    : `It answered with status ${status}.`;
  return { kind: 'unavailable', mayBePaid, providerMessage: shown, retryAfterMs: afterMs ?? error.retryAfterMs };
}
