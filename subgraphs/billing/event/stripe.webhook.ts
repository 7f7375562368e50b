import { addWebhook, parseJson } from '@konstruct/kit/webhook';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Dependencies } from '../context.ts';
import { acceptOnce } from './accept-once.ts';
import { isSignedByStripe } from './stripe-signature.ts';
import { countRefused } from './watch-events.ts';

/** The minimum that must be known before an event is stored. */
const delivered = z.object({
  object: z.literal('event'),
  id: z.string().regex(/^evt_\w{1,100}$/),
  type: z.string().regex(/^[\w.]{1,100}$/),
  livemode: z.boolean(),
  created: z.int().min(0).max(99_999_999_999),
});

/**
 * `POST /webhooks/stripe`: verifies the raw bytes, stores the event once and answers. It does not interpret the event.
 * Any of the secrets is valid: there is more than one while a secret is being replaced.
 */
export function addStripeWebhook(http: FastifyInstance, deps: Dependencies, secrets: readonly string[]): Promise<void> {
  return addWebhook(http, {
    path: '/webhooks/stripe',
    bodyLimitBytes: 1_000_000,
    reject({ body, header }) {
      if (isSignedByStripe({ rawBody: body, header: header('stripe-signature') }, secrets, deps.clock.now()))
        return null;
      countRefused();
      return { status: 400, error: 'The signature is missing, wrong or too old.' };
    },
    async accept({ body }) {
      const event = delivered.safeParse(parseJson(body));
      if (!event.success) return { status: 400, error: 'This is not a Stripe event.' };
      const { id, type, livemode, created } = event.data;
      await acceptOnce(deps, { id, type, isLive: livemode, happenedAt: new Date(created * 1000), body });
      return null;
    },
  });
}
