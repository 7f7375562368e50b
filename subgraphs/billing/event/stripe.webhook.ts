import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AcceptOnce } from './accept-once.ts';
import { countRefused } from './watch-events.ts';
import { isSignedByStripe } from './stripe-signature.ts';

export interface StripeWebhookOptions {
  /** Any of them is good: several, while one is replaced by another. */
  readonly secrets: readonly string[];
  readonly acceptOnce: AcceptOnce;
  readonly now: () => Date;
}

const bodyLimitBytes = 1_000_000;

/** The little that must be known before an event is stored. */
const delivered = z.object({
  object: z.literal('event'),
  id: z.string().regex(/^evt_\w{1,100}$/),
  type: z.string().regex(/^[\w.]{1,100}$/),
  livemode: z.boolean(),
  created: z.int().min(0).max(99_999_999_999),
});

/** `POST /webhooks/stripe`: verify the raw bytes, store once, answer. What an event means is nobody's concern here. */
export async function addStripeWebhook(http: FastifyInstance, { secrets, acceptOnce, now }: StripeWebhookOptions): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, done) => done(null, body));

    scope.post('/webhooks/stripe', async (request, reply) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['stripe-signature'];
      if (!isSignedByStripe({ rawBody, header: typeof header === 'string' ? header : undefined }, secrets, now())) {
        countRefused();
        return reply.status(400).send({ error: 'The signature is missing, wrong or too old.' });
      }
      const event = delivered.safeParse(parse(rawBody));
      if (!event.success) return reply.status(400).send({ error: 'This is not an event of Stripe.' });
      const { id, type, livemode, created } = event.data;
      await acceptOnce({ id, type, isLive: livemode, happenedAt: new Date(created * 1000), body: rawBody, receivedAt: now() });
      return reply.status(200).send();
    });
  });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
