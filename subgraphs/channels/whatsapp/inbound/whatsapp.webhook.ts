import type { Directory } from '@konstruct/kit/database';
import { isId } from '@konstruct/kit/database';
import type { Opener } from '@konstruct/kit/vault';
import type { FastifyInstance } from 'fastify';
import { openToken } from '../../channel/open-token.ts';
import type { AcceptOnce } from '../../inbox/accept-once.ts';
import { countRefused, countUnopened } from '../../inbox/refused-webhooks.ts';
import type { Callback } from '../connect/callback.ts';
import { measureJson } from './json-shape.ts';
import { isSignedByApp } from './meta-signature.ts';
import { splitPayload } from './split-payload.ts';
import { storeItems } from './store-items.ts';
import { WhatsAppConnection } from '../connect/whatsapp-connection.entity.ts';

export interface WhatsAppWebhookOptions {
  readonly directory: Directory;
  readonly opener: Opener;
  readonly callback: Callback;
  readonly acceptOnce: AcceptOnce;
  readonly now: () => Date;
}

/** Meta's webhooks have up to 3 MB. */
const bodyLimitBytes = 3_200_000;
/** A webhook of Meta's nests ten deep and has about 60 values for each of up to 1,000 updates. */
const deepest = 40;
const mostValues = 200_000;

interface Connection {
  readonly Params: { readonly connection: string };
}

/**
 * `/webhooks/whatsapp/<connection>`. GET: Meta asks whether the address is ours. POST: verify the raw bytes by the secret of the
 * connection's own app, store each message and status once, answer. Their meaning is nobody's concern here.
 */
export async function addWhatsAppWebhook(http: FastifyInstance, options: WhatsAppWebhookOptions): Promise<void> {
  const { callback, acceptOnce, now } = options;
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, done) => done(null, body));

    scope.get<Connection>('/webhooks/whatsapp/:connection', async (request, reply) => {
      const query = request.query as Record<string, unknown>;
      const [mode, token, challenge] = ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => query[name]);
      const { connection } = request.params;
      const isOurs = isId(connection) && typeof token === 'string' && callback.isVerifyToken(connection, token);
      if (!isOurs || mode !== 'subscribe' || typeof challenge !== 'string' || !/^[\w.-]{1,200}$/.test(challenge)) {
        return reply.status(403).type('text/plain; charset=utf-8').send('The verify token is not the one of this address.');
      }
      return reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').send(challenge);
    });

    scope.post<Connection>('/webhooks/whatsapp/:connection', async (request, reply) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers['x-hub-signature-256'];
      const secret = await secretOf(options, request.params.connection);
      if (secret === 'unopened') {
        countUnopened('whatsapp');
        return reply.status(503).header('retry-after', '60').send({ error: 'The secret of this connection cannot be opened at present.' });
      }
      if (secret === null || typeof signature !== 'string' || !isSignedByApp(rawBody, signature, secret)) {
        countRefused('whatsapp');
        return reply.status(401).send({ error: 'The signature is missing or wrong.' });
      }
      const { depth, valueCount } = measureJson(rawBody);
      if (depth > deepest || valueCount > mostValues) {
        return reply.status(413).send({ error: 'This nests deeper, or has more values, than a webhook of WhatsApp.', code: 'TOO_COMPLEX' });
      }
      const items = splitPayload(parse(rawBody));
      if (items === null) return reply.status(400).send({ error: 'This is not a webhook of WhatsApp.' });

      const channelId = request.params.connection;
      let hasRoom = true;
      const stored = await storeItems(channelId, items, rawBody.length, async (portion) => {
        const receivedAt = now();
        const accepted = await Promise.all(
          portion.map(({ account, externalId, body }) =>
            acceptOnce({ source: 'whatsapp', account, externalId: `${channelId}:${externalId}`, body, receivedAt }),
          ),
        );
        hasRoom &&= accepted.every(Boolean);
      });
      if (!hasRoom)
        return reply.status(503).header('retry-after', '60').send({ error: 'Too many events of this number wait to be processed.' });
      if (stored.tooManyCount + stored.tooLargeCount === 0) return reply.status(200).send();
      request.log.warn({ channelId, ...stored }, 'a webhook of WhatsApp has more than is taken in: the rest of it was stored');
      const code = stored.tooManyCount > 0 ? 'TOO_MANY_ITEMS' : 'ITEM_TOO_LARGE';
      return reply.status(413).send({ error: 'It has more, or larger, messages than are taken in at once.', code, ...stored });
    });
  });
}

/** Null where there is no such connection, or it gave its access back: then nobody's signature is good. */
async function secretOf({ directory, opener }: WhatsAppWebhookOptions, channelId: string): Promise<string | 'unopened' | null> {
  const connection = isId(channelId) ? await directory.fork().findOne(WhatsAppConnection, { channelId }) : null;
  if (!connection?.sealedAppSecret) return null;
  return (await openToken(opener, connection.sealedAppSecret, connection.binding())) ?? 'unopened';
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
