import type { PostOutcome } from '../../delivery/message/sender.port.ts';

/** What went wrong with a call, without the SDK's classes. */
export type SlackFailure =
  /** Slack answered `ok: false`. */
  | { readonly kind: 'answer'; readonly code: string; readonly neededScopes: string | null }
  | { readonly kind: 'rate_limit'; readonly seconds: number }
  | { readonly kind: 'http'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** No answer arrived. */
  | { readonly kind: 'network'; readonly isNeverConnected: boolean };

/** Why nothing can go out, by Slack's error code. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const accessLost: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack no longer accepts our access to the workspace. Connect Slack again.',
  not_authed: 'Slack no longer accepts our access to the workspace. Connect Slack again.',
  account_inactive: 'The app was removed from the workspace, or the workspace was closed. Connect Slack again.',
  token_revoked: 'Access to the workspace was revoked in Slack. Connect Slack again.',
  token_expired: 'Access to the workspace has expired. Connect Slack again.',
  no_permission: 'The workspace no longer lets the app post. Ask a Slack admin to allow it, then connect Slack again.',
  org_login_required: 'The workspace moved to a new organisation in Slack. Connect Slack again.',
  ekm_access_denied: 'A Slack admin has suspended the keys of the workspace. Ask the admin, then connect Slack again.',
  missing_scope: 'The app lacks a permission in the workspace. Connect Slack again to grant it.',
};

const refused: Readonly<Record<string, string>> = {
  channel_not_found: 'The Slack channel no longer exists, or the app cannot see it.',
  not_in_channel: 'The app is not in the Slack channel. Invite it there, then send the message again.',
  is_archived: 'The Slack channel is archived.',
  msg_too_long: 'The message is too long for Slack.',
  no_text: 'The message has no text.',
  restricted_action: 'A Slack admin doesn’t let the app post there.',
  restricted_action_read_only_channel: 'Only some people can post in the Slack channel.',
  restricted_action_thread_only_channel: 'The Slack channel only accepts replies in threads.',
  restricted_action_non_threadable_channel: 'The Slack channel doesn’t accept replies in threads.',
  user_not_found: 'The person no longer exists in Slack.',
  cannot_dm_bot: 'The person is a bot, and Slack doesn’t allow messages to bots.',
  message_limit_exceeded: 'The workspace has reached the message limit of its Slack plan.',
};

/**
 * Slack says that part of the call may have succeeded before it failed.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const inDoubt = ['internal_error', 'fatal_error'];

/**
 * According to the same page, Slack accepted nothing: it is away, it is moving the workspace, or the call arrived
 * incomplete.
 */
const notTaken = ['service_unavailable', 'team_added_to_org', 'request_timeout', 'accesslimited'];

const knownCodes = new Set([
  ...Object.keys(accessLost),
  ...Object.keys(refused),
  ...inDoubt,
  ...notTaken,
  'ratelimited',
  'rate_limited',
]);

const away = 'Slack couldn’t be reached. We’ll retry automatically.';

type Failed = Exclude<PostOutcome, { kind: 'sent' }>;
type Uncoded = Failed extends infer T ? (T extends Failed ? Omit<T, 'code'> : never) : never;

/** What a failed attempt to post means for the message. */
export function classifyFailure(failure: SlackFailure): Failed {
  return { ...meaningOf(failure), code: codeOf(failure) };
}

/** From a short list, because metrics are counted by it. */
function codeOf(failure: SlackFailure): string {
  switch (failure.kind) {
    case 'rate_limit':
      return 'ratelimited';
    case 'network':
      return failure.isNeverConnected ? 'not_connected' : 'cut_off';
    case 'http':
      return failure.status >= 400 && failure.status < 600 ? `http_${failure.status}` : 'no_answer';
    case 'answer':
      return knownCodes.has(failure.code) ? failure.code : 'other';
  }
}

function meaningOf(failure: SlackFailure): Uncoded {
  switch (failure.kind) {
    case 'rate_limit':
      return later('Slack asked to slow down.', failure.seconds);
    case 'network':
      return failure.isNeverConnected
        ? later(away, null)
        : unknown('The connection to Slack was lost before it responded.');
    case 'http':
      // 503 rejects the call. 502 and 504 come from an edge server that passed the call on and got no valid answer.
      if (failure.status === 503) return later(away, failure.retryAfterSeconds);
      return failure.status >= 500 || failure.status === 408 || failure.status < 400
        ? unknown(`Slack had an internal error (${failure.status}).`)
        : { kind: 'refused', reason: `Slack rejected the message (${failure.status}).` };
    case 'answer':
      return classifyAnswer(failure.code, failure.neededScopes);
  }
}

function classifyAnswer(code: string, neededScopes: string | null): Uncoded {
  if (code === 'ratelimited' || code === 'rate_limited') return later('Slack asked to slow down.', 30);
  const lost = accessLost[code];
  if (lost !== undefined)
    return { kind: 'access_lost', reason: neededScopes === null ? lost : `${lost} It needs: ${neededScopes}.` };
  if (notTaken.includes(code)) return later(away, null);
  // A body that is not an answer of Slack's, such as a proxy's page, says nothing about the message.
  if (inDoubt.includes(code) || !/^[a-z_]{1,60}$/.test(code))
    return unknown('Slack had an internal error while accepting the message.');
  return { kind: 'refused', reason: refused[code] ?? `Slack rejected the message (${code}).` };
}

const later = (reason: string, retryAfterSeconds: number | null) =>
  ({ kind: 'not_sent', reason, retryAfterSeconds }) as const;

const unknown = (cause: string) =>
  ({ kind: 'unknown', reason: `${cause} The message may have arrived: check Slack before sending it again.` }) as const;
