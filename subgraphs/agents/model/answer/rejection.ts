import type { ModelOutcome } from '../model.port.ts';
import { textOf } from '../fields.ts';
import { isAbout } from './refusal-words.ts';
import type { ReportedError } from './reported-error.ts';

type Refused = Extract<ModelOutcome, { kind: 'refused' }>;

/** What a refusal is about; null where the error passes. */
function aboutOf({ status, codes, message, retryAfterMs, isPage }: ReportedError): Refused['about'] | null {
  const said = `${codes} ${message}`;
  if (status === 429) {
    if (/request too large/i.test(message)) return 'LENGTH';
    // Google writes of plan and billing for each minute's quota as well, and then says when to come again.
    return retryAfterMs === null && isAbout(said, 'key') ? 'KEY' : null;
  }
  // Some hosts of one model answer a prompt that is too long as a fault of their own.
  if (status >= 500) return status === 500 && isAbout(said, 'length') ? 'LENGTH' : null;
  if ([408, 409, 425].includes(status)) return null;
  if (status === 401 || status === 402) return 'KEY';
  if (status === 413) return 'LENGTH';
  if (isAbout(said, 'filtered', 'malformed')) return 'TEXT';
  if (isAbout(said, 'key')) return 'KEY';
  if (isAbout(said, 'length') && status !== 403) return 'LENGTH';
  if (isAbout(said, 'model')) return 'MODEL';
  if (isAbout(said, 'busy')) return null;
  if (status === 403) return 'KEY';
  // An API that has no such model says so in words of its own; a proxy's page is there while the host behind it is not.
  if (status === 404 || status === 410) return isPage ? null : 'MODEL';
  return 'REQUEST';
}

/** What an error means for the message that waits for its answer, and for the bill. `isInside`: it came in a 200. */
export function rejected(error: ReportedError, isInside: boolean, afterMs: number | null): ModelOutcome {
  const { status, message } = error;
  const complaint = textOf(message) ?? (isInside ? 'It reported an error.' : `It answered with status ${status}.`);
  if (status === 400 && isAbout(message, 'noRoom')) return { kind: 'vain', ending: 'NO_ROOM', tokens: null, isFree: false, complaint };
  const about = aboutOf(error);
  if (about !== null) return { kind: 'refused', about, complaint };
  // A gateway's time-out: the model may well have worked. An error inside a 200 says that no answer was made.
  const mayBePaid = !isInside && (status === 504 || status === 524);
  const told = isInside ? (message ? `It reported an error: ${message}` : complaint) : `It answered with status ${status}.`;
  return { kind: 'unavailable', mayBePaid, complaint: told, retryAfterMs: afterMs ?? error.retryAfterMs };
}
