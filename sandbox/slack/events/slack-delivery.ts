import type { Clock } from '../../control/clock.ts';
import type { Attempt, Delivery, DeliverySettings, SignedTimeFault } from '../../delivery/delivery.ts';
import { createDeliveryWorker, type DeliveryWorker } from '../../delivery/delivery-worker.ts';
import { postWebhook, type WebhookAnswer } from '../../delivery/post-webhook.ts';
import { createStateOutbox } from '../../delivery/state-outbox.ts';
import type { Post, Retry } from '../../delivery/webhook-protocol.ts';
import type { State } from '../../control/state-file.ts';
import type { Envelope } from './envelope.ts';
import { sign } from './signature.ts';

/** What identifies an event. */
export interface SlackEventId {
  eventId: string;
  type: string;
}

/** How Slack's next events are sent. */
export type SlackFault = SignedTimeFault;

/** Where Slack sends events, and how long it waits. All of it may change at any time. */
export interface SlackDeliverySettings extends DeliverySettings {
  eventsUrl: string | undefined;
  signingSecret: string;
}

/** Sends events to the app. */
export interface SlackDelivery extends Pick<
  DeliveryWorker<SlackEventId, SlackFault>,
  'list' | 'setFault' | 'resume' | 'clear' | 'stop'
> {
  send(envelope: Envelope): void;
  /** Sends one event again, marked as a retry if one is given; undefined if there is no such event. */
  redeliver(eventId: string, retry: Retry | null): Promise<Attempt | undefined>;
  /** POSTs any signed body: `url_verification`. */
  post(body: string, fault: SlackFault): Promise<Omit<WebhookAnswer, 'headers'>>;
}

interface SlackDeliveryOptions {
  settings: SlackDeliverySettings;
  clock: Clock;
  state: State<{ outbox: Delivery<SlackEventId>[] }>;
}

/** Failure reasons for which Slack has its own names. https://docs.slack.dev/apis/events-api/#retries */
const REASONS: Record<string, string> = { timeout: 'http_timeout' };

/** Events as Slack sends them: each at once, signed with the sandbox's clock. Retries carry their number and reason. */
export function createSlackDelivery({ settings, clock, state }: SlackDeliveryOptions): SlackDelivery {
  const stopping = new AbortController();
  const headersOf = ({ body, retry, fault }: Omit<Post<SlackEventId, SlackFault>, 'about'>) => {
    const timestamp = Math.floor(clock.now() / 1000) + (fault?.timestampOffsetSeconds ?? 0);
    const secret = fault?.badSignature === true ? `not-${settings.signingSecret}` : settings.signingSecret;
    return {
      'content-type': 'application/json',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
      ...(retry === null
        ? {}
        : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': REASONS[retry.reason] ?? retry.reason }),
    };
  };
  const worker = createDeliveryWorker<SlackEventId, SlackFault>({
    settings,
    outbox: createStateOutbox(state),
    isOrdered: false,
    targetOf: () => (settings.eventsUrl === undefined ? { unsent: 'no URL' } : { url: settings.eventsUrl }),
    headersOf,
    refusesRetries: (headers) => headers.get('x-slack-no-retry') === '1',
  });
  return {
    ...worker,
    send: (envelope) => {
      worker.send({ eventId: envelope.event_id, type: envelope.event.type }, JSON.stringify(envelope));
    },
    redeliver: async (eventId, retry) => {
      const delivery = worker.list().find((one) => one.eventId === eventId);
      return delivery === undefined ? undefined : worker.redeliver(delivery, { retry });
    },
    post: async (body, fault) => {
      const headers = headersOf({ body, retry: null, fault });
      const { eventsUrl: url = '', timeoutMs } = settings;
      const { status, text, failure } = await postWebhook({ url, body, headers, timeoutMs, stopping: stopping.signal });
      return { status, text, failure };
    },
    stop: () => {
      stopping.abort();
      worker.stop();
    },
  };
}
