import type { Clock } from '../../control/clock.ts';
import type { DeliveryMode, DeliverySettings } from './delivery.ts';
import { sign } from './signature.ts';

/** What the app said to one POST. */
export interface PostAnswer {
  /** Null where no answer came. */
  status: number | null;
  text: string;
  /** Why none came, in Slack's words. */
  failure: 'http_timeout' | 'connection_failed' | null;
  /** Whether the app asked for no retries, with `x-slack-no-retry: 1`. */
  noRetry: boolean;
}

/** POSTs a body to the app's events URL, signed as Slack signs. Never throws: a failure is an answer too. */
export async function postEvent(
  settings: DeliverySettings,
  clock: Clock,
  stopping: AbortSignal,
  body: string,
  mode: DeliveryMode = {},
  headers: Record<string, string> = {},
): Promise<PostAnswer> {
  const timestamp = Math.floor(clock.now() / 1000) + (mode.timestampOffsetSeconds ?? 0);
  const secret = mode.badSignature === true ? `not-${settings.signingSecret}` : settings.signingSecret;
  if (settings.eventsUrl === undefined) return { status: null, text: '', failure: 'connection_failed', noRetry: false };
  try {
    const response = await fetch(settings.eventsUrl, {
      method: 'POST',
      body,
      // Slack follows no redirect of an events URL to somewhere else; here none is followed at all.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(secret, timestamp, body),
        ...headers,
      },
      signal: AbortSignal.any([AbortSignal.timeout(settings.timeoutMs), stopping]),
    });
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { status: response.status, text: await response.text(), failure: null, noRetry };
  } catch (error) {
    const failure = (error as Error).name === 'TimeoutError' ? 'http_timeout' : 'connection_failed';
    return { status: null, text: '', failure, noRetry: false };
  }
}
