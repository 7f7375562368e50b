import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AcceptOnce } from '../../inbox/accept-once.ts';
import { countRefused } from '../../inbox/refused-webhooks.ts';
import { addressed, teamOf } from './read-event.ts';
import { isSignedBySlack } from './slack-signature.ts';

export interface SlackWebhookOptions {
  /** None where Slack is not configured: then nobody's signature is good. */
  readonly signingSecrets: readonly string[];
  readonly acceptOnce: AcceptOnce;
  readonly now: () => Date;
}

const bodyLimitBytes = 1_000_000;

/** The little that must be known before an event is stored. */
const delivered = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string().max(1000) }),
  addressed.extend({ type: z.literal('event_callback'), event_id: z.string().regex(/^[\w.:-]{1,100}$/) }),
  z.object({ type: z.literal('app_rate_limited') }),
]);

/**
 * `POST /webhooks/slack`: verify the raw bytes, store once, answer. The meaning of an event is nobody's concern here. A retry is
 * treated like a first delivery: its header does not prove that the first one was stored.
 */
export async function addSlackWebhook(http: FastifyInstance, { signingSecrets, acceptOnce, now }: SlackWebhookOptions): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, done) => done(null, body));

    scope.post('/webhooks/slack', async (request, reply) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = single(request.headers['x-slack-signature']);
      const timestamp = single(request.headers['x-slack-request-timestamp']);
      if (!signingSecrets.some((secret) => isSignedBySlack({ rawBody, signature, timestamp }, secret, now()))) {
        countRefused('slack');
        return reply.status(401).send({ error: 'The signature is missing, wrong or too old.' });
      }
      const event = delivered.safeParse(parse(rawBody));
      if (!event.success) return reply.status(400).send({ error: 'This is not an event of Slack.' });

      // Plain text, so that a challenge is never read as a page.
      if (event.data.type === 'url_verification')
        return reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').send(event.data.challenge);
      if (event.data.type === 'app_rate_limited') {
        request.log.warn('Slack holds events back: a workspace sends more than it allows');
      } else {
        const account = teamOf(event.data) ?? '';
        const isStored = await acceptOnce({ source: 'slack', account, externalId: event.data.event_id, body: rawBody, receivedAt: now() });
        if (!isStored)
          return reply.status(503).header('retry-after', '60').send({ error: 'Too many events of this workspace wait to be processed.' });
      }
      return reply.status(200).send();
    });
  });
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
