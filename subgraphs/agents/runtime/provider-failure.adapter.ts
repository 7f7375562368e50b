import { AnswerError, UnsafeUrlError } from '@konstruct/kit/http';
import { APICallError } from 'ai';
import type { ModelOutcome } from './model.port.ts';

/** The connection never stood, so nothing was sent. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
/** What vendors answer, some with 400 and some with 429, to a key without money behind it, and Google to a wrong key. */
const keyTrouble = /insufficient_quota|credit balance|billing|API_KEY_INVALID/i;

/** The error and everything that it was caused by. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; current = current.cause) yield current;
}

function retryAfter(headers: Record<string, string> | undefined): number | null {
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 900) * 1000 : null;
}

function messageIn(error: APICallError): string {
  return /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(error.responseBody ?? '')?.[1] ?? error.message;
}

function answeredWith(status: number, error: APICallError): ModelOutcome {
  const complaint = messageIn(error);
  if ([401, 402, 403].includes(status)) return { kind: 'refused', about: 'KEY', complaint };
  if ([400, 429].includes(status) && keyTrouble.test(error.responseBody ?? '')) return { kind: 'refused', about: 'KEY', complaint };
  const isPassing = [408, 409, 425, 429].includes(status) || status >= 500 || status < 300;
  if (!isPassing) return { kind: 'refused', about: 'REQUEST', complaint };
  // A gateway's time-out, or an answer that cannot be read: the model may well have worked.
  const mayBePaid = status === 504 || status === 524 || status < 300;
  return {
    kind: 'unavailable',
    mayBePaid,
    complaint: `It answered with status ${status}.`,
    retryAfterMs: retryAfter(error.responseHeaders),
  };
}

/** What a failed call means for the message that waits for its answer, and for the bill. */
export function failureOf(thrown: unknown): ModelOutcome {
  const errors = [...chain(thrown)];
  const unsafe = errors.find((error) => error instanceof UnsafeUrlError);
  if (unsafe) return { kind: 'refused', about: 'REQUEST', complaint: unsafe.message };
  // It took the call and may have done the work: what it answered was not taken.
  const unfit = errors.find((error) => error instanceof AnswerError);
  if (unfit) return { kind: 'unavailable', mayBePaid: true, complaint: unfit.message, retryAfterMs: null };
  const answered = errors.find((error) => APICallError.isInstance(error) && error.statusCode !== undefined);
  if (APICallError.isInstance(answered)) return answeredWith(answered.statusCode ?? 500, answered);
  const isUnsent = errors.some((error) => 'code' in error && neverSent.test(String(error.code)));
  const complaint = isUnsent ? 'It cannot be reached.' : 'It did not answer in time, or the connection broke.';
  return { kind: 'unavailable', mayBePaid: !isUnsent, complaint, retryAfterMs: null };
}
