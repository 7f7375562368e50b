import type { PostOutcome } from '../../delivery/message/sender.port.ts';

/** What went wrong with a call of the Graph API. */
export type GraphFailure =
  /** Graph answered with an error. */
  | {
      readonly kind: 'error';
      readonly code: number;
      readonly subcode: number | null;
      readonly status: number;
      readonly retryAfterSeconds: number | null;
    }
  /** Another server answered, or Graph without an error object. */
  | { readonly kind: 'http'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** No answer came. */
  | { readonly kind: 'network'; readonly isNeverConnected: boolean };

const away = 'WhatsApp couldn’t be reached. We’ll retry automatically.';

const tokenDead =
  'Meta no longer accepts the access token: it expired or was revoked. Connect WhatsApp again with a new one.';
const noPermission =
  'The access token can’t send for this number. Give its system user the WhatsApp account and both WhatsApp permissions, then connect again.';
const notRegistered =
  'The number is not registered on the Cloud API. Register it at Meta, then connect WhatsApp again.';

/**
 * Nothing can go out until a person acts, by Meta's code.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
const accessLost: Readonly<Record<number, string>> = {
  0: tokenDead,
  190: tokenDead,
  3: noPermission,
  10: noPermission,
  131005: noPermission,
  368: 'Meta has blocked the account for a policy violation. Check WhatsApp Manager, then connect again.',
  131031: 'Meta has locked the account. Check WhatsApp Manager, then connect again.',
  131042: 'Meta has no valid payment method for the account. Add one in WhatsApp Manager, then connect again.',
  131045: notRegistered,
  133010: notRegistered,
  133015: notRegistered,
};

/** How long to pause, in seconds. */
const slowDown: Readonly<Record<number, number>> = { 4: 60, 80007: 60, 130429: 5, 131048: 600, 131056: 6 };

/** Meta says that it accepted nothing, and to try again. */
const comeBack = [131000, 131016, 131057, 133004];

const refused: Readonly<Record<number, string>> = {
  33: 'The number no longer exists at Meta.',
  100: 'WhatsApp didn’t understand the message.',
  130497: 'Meta doesn’t let the account message people in that country.',
  131008: 'WhatsApp didn’t understand the message.',
  131009: 'WhatsApp didn’t understand the message, or doesn’t know the person.',
  131026:
    'WhatsApp couldn’t deliver the message: the person doesn’t have WhatsApp, has an old version, or doesn’t accept messages from the business.',
  131030:
    'A test number can only message people on its list. Add the number to the list at Meta, under API Setup, or use your own number.',
  131047:
    'More than 24 hours have passed since the person last wrote. WhatsApp only lets a business write freely within 24 hours: wait until they write again.',
  131049: 'Meta didn’t deliver the message, to limit how many messages the person receives.',
  131050: 'The person opted out of marketing messages from the business.',
  131051: 'WhatsApp doesn’t accept messages of this type.',
};

/** Why Meta rejected or failed a message, worded for an operator. */
export function reasonOf(code: number): string {
  return (
    accessLost[code] ??
    refused[code] ??
    (isPermission(code) ? noPermission : `WhatsApp rejected the message (${code}).`)
  );
}

type Failed = Exclude<PostOutcome, { kind: 'sent' }>;
type Uncoded = Failed extends infer T ? (T extends Failed ? Omit<T, 'code'> : never) : never;

/** What a failed attempt to send means for the message. */
export function classifyGraphFailure(failure: GraphFailure): Failed {
  return { ...meaningOf(failure), code: codeOf(failure) };
}

const knownCodes = new Set([
  ...[accessLost, slowDown, refused].flatMap(Object.keys),
  ...comeBack.map(String),
  '1',
  '2',
]);

/** From a short list, because metrics are counted by it. */
function codeOf(failure: GraphFailure): string {
  switch (failure.kind) {
    case 'network':
      return failure.isNeverConnected ? 'not_connected' : 'cut_off';
    case 'http':
      return failure.status >= 400 && failure.status < 600 ? `http_${failure.status}` : 'no_answer';
    case 'error':
      return knownCodes.has(String(failure.code)) ? String(failure.code) : 'other';
  }
}

function meaningOf(failure: GraphFailure): Uncoded {
  if (failure.kind === 'network') {
    return failure.isNeverConnected
      ? later(away, null)
      : unknown('The connection to WhatsApp was lost before it responded.');
  }
  if (failure.kind === 'http') {
    if (failure.status === 429) return later('WhatsApp asked to slow down.', failure.retryAfterSeconds ?? 30);
    // 503 rejects the call. 502 and 504 come from an edge server that passed the call on and got no valid answer.
    if (failure.status === 503) return later(away, failure.retryAfterSeconds);
    return failure.status >= 500 || failure.status === 408 || failure.status < 400
      ? unknown(`WhatsApp had an internal error (${failure.status}).`)
      : { kind: 'refused', reason: `WhatsApp rejected the message (${failure.status}).` };
  }
  const { code, status } = failure;
  const rest = slowDown[code];
  if (rest !== undefined) return later('WhatsApp asked to slow down.', rest);
  if (comeBack.includes(code)) {
    return later(
      'WhatsApp has a problem or is under maintenance. We’ll retry automatically.',
      failure.retryAfterSeconds,
    );
  }
  if (accessLost[code] !== undefined || isPermission(code)) return { kind: 'access_lost', reason: reasonOf(code) };
  if (refused[code] === undefined && status === 503) return later(away, failure.retryAfterSeconds);
  // Codes 1 and 2 are Graph's own "unknown": they say nothing about the message.
  if (refused[code] === undefined && (status >= 500 || code === 1 || code === 2)) {
    return unknown('WhatsApp had an internal error while accepting the message.');
  }
  return { kind: 'refused', reason: reasonOf(code) };
}

const isPermission = (code: number) => code >= 200 && code <= 299;

const later = (reason: string, retryAfterSeconds: number | null) =>
  ({ kind: 'not_sent', reason, retryAfterSeconds }) as const;

const unknown = (cause: string) =>
  ({
    kind: 'unknown',
    reason: `${cause} The message may have arrived: check WhatsApp before sending it again.`,
  }) as const;
