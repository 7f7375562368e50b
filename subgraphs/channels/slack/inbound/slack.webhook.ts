import { addWebhook, parseJson, type WebhookAnswer, type WebhookRequest } from '@konstruct/kit/webhook';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Dependencies } from '../../context.ts';
import { countRefused } from '../../inbox/refused-webhooks.ts';
import { addressed, teamOf } from './read-event.ts';
import { isSignedBySlack } from './slack-signature.ts';

const bodyLimitBytes = 1_000_000;

/** The minimum that must be known before an event is stored. */
const delivered = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string().max(1000) }),
  addressed.extend({ type: z.literal('event_callback'), event_id: z.string().regex(/^[\w.:-]{1,100}$/) }),
  z.object({ type: z.literal('app_rate_limited') }),
]);

/**
 * `POST /webhooks/slack`: verify the raw bytes, store once, answer. This route does not interpret events. It treats a
 * retry like a first delivery: the retry header does not prove that the first one was stored. Without secrets, no
 * signature is valid.
 */
export async function addSlackWebhook(
  http: FastifyInstance,
  deps: Dependencies,
  signingSecrets: readonly string[],
): Promise<void> {
  await addWebhook(http, {
    path: '/webhooks/slack',
    bodyLimitBytes,
    reject({ body, header }) {
      const signed = { body, signature: header('x-slack-signature'), timestamp: header('x-slack-request-timestamp') };
      if (isSignedBySlack(signed, signingSecrets, deps.clock.now())) return null;
      countRefused('slack');
      return { status: 401, error: 'The signature is missing, wrong or too old.' };
    },
    accept: (request) => acceptEvent(deps, request),
  });
}

async function acceptEvent(
  { acceptOnce, clock }: Dependencies,
  { body, log }: WebhookRequest,
): Promise<WebhookAnswer | null> {
  const { data: event } = delivered.safeParse(parseJson(body));
  if (!event) return { status: 400, error: 'This is not a Slack event.' };
  if (event.type === 'url_verification') return { status: 200, text: event.challenge };
  if (event.type === 'app_rate_limited') {
    log.warn('Slack withholds events: a workspace sends more than Slack allows');
    return null;
  }
  const account = teamOf(event) ?? '';
  const isStored = await acceptOnce({
    source: 'slack',
    account,
    externalId: event.event_id,
    body,
    receivedAt: clock.now(),
  });
  return isStored
    ? null
    : { status: 503, error: 'Too many events of this workspace are waiting to be processed.', retryAfterSeconds: 60 };
}
