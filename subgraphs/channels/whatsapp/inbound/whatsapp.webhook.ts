import { isId } from '@konstruct/kit/database';
import { addWebhook, parseJson, type WebhookAnswer, type WebhookRequest } from '@konstruct/kit/webhook';
import type { FastifyInstance } from 'fastify';
import { openToken } from '../../channel/open-token.ts';
import type { Dependencies } from '../../context.ts';
import { countRefused, countUnopened } from '../../inbox/refused-webhooks.ts';
import { WhatsAppConnection } from '../connect/whatsapp-connection.entity.ts';
import { measureJson } from './json-shape.ts';
import { isSignedByApp } from './meta-signature.ts';
import { splitPayload } from './split-payload.ts';
import { storeItems, type Received } from './store-items.ts';

const path = '/webhooks/whatsapp/:connection';
/** Meta's webhooks have up to 3 MB. */
const bodyLimitBytes = 3_200_000;
/** A webhook from Meta nests ten levels deep and has about 60 values for each of up to 1,000 updates. */
const deepest = 40;
const mostValues = 200_000;

/**
 * `/webhooks/whatsapp/<connection>`. GET: Meta asks whether the address is ours. POST: verify the raw bytes with the
 * secret of the connection's own app, store each message and status once, answer. This route does not interpret them.
 */
export async function addWhatsAppWebhook(http: FastifyInstance, deps: Dependencies): Promise<void> {
  answerVerification(http, deps);
  await addWebhook(http, {
    path,
    bodyLimitBytes,
    reject: (request) => reject(deps, request),
    accept: (request) => accept(deps, request),
  });
}

function answerVerification(http: FastifyInstance, { vendors }: Dependencies): void {
  http.get<{ Params: { connection: string } }>(path, async (request, reply) => {
    const query = request.query as Record<string, unknown>;
    const [mode, token, challenge] = ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => query[name]);
    const { connection } = request.params;
    const isOurs =
      isId(connection) && typeof token === 'string' && vendors.own.WHATSAPP.callback.isVerifyToken(connection, token);
    if (!isOurs || mode !== 'subscribe' || typeof challenge !== 'string' || !/^[\w.-]{1,200}$/.test(challenge)) {
      return reply.status(403).type('text/plain; charset=utf-8').send('The verify token does not match this address.');
    }
    return reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').send(challenge);
  });
}

async function reject(deps: Dependencies, { body, params, header }: WebhookRequest): Promise<WebhookAnswer | null> {
  const secret = await secretOf(deps, params['connection'] ?? '');
  if (secret === 'unopened') {
    countUnopened('whatsapp');
    return { status: 503, error: 'The secret of this connection can’t be decrypted right now.', retryAfterSeconds: 60 };
  }
  if (secret !== null && isSignedByApp(body, header('x-hub-signature-256'), secret)) return null;
  countRefused('whatsapp');
  return { status: 401, error: 'The signature is missing or wrong.' };
}

/** Null when there is no such connection, or its access was revoked: then no signature is valid. */
async function secretOf({ directory, opener }: Dependencies, channelId: string): Promise<string | 'unopened' | null> {
  const connection = isId(channelId) ? await directory.fork().findOne(WhatsAppConnection, { channelId }) : null;
  if (!connection?.sealedAppSecret) return null;
  return (await openToken(opener, connection.sealedAppSecret, connection.binding())) ?? 'unopened';
}

async function accept(deps: Dependencies, { body, params, log }: WebhookRequest): Promise<WebhookAnswer | null> {
  const { depth, valueCount } = measureJson(body);
  if (depth > deepest || valueCount > mostValues) {
    return {
      status: 413,
      error: 'This is nested more deeply, or has more values, than a WhatsApp webhook.',
      code: 'TOO_COMPLEX',
    };
  }
  const items = splitPayload(parseJson(body));
  if (items === null) return { status: 400, error: 'This is not a WhatsApp webhook.' };

  const channelId = params['connection'] ?? '';
  const { hasRoom, ...stored } = await storeOnce(deps, { channelId, items, bodyBytes: body.length });
  if (!hasRoom)
    return { status: 503, error: 'Too many events of this number are waiting to be processed.', retryAfterSeconds: 60 };
  if (stored.tooManyCount + stored.tooLargeCount === 0) return null;
  log.warn({ channelId, ...stored }, 'a WhatsApp webhook exceeded the limits: what is within them was stored');
  const code = stored.tooManyCount > 0 ? 'TOO_MANY_ITEMS' : 'ITEM_TOO_LARGE';
  return {
    status: 413,
    error: 'It has more or larger messages than are accepted at once.',
    code,
    details: { ...stored },
  };
}

async function storeOnce({ acceptOnce, clock }: Dependencies, received: Received) {
  let hasRoom = true;
  const stored = await storeItems(received, async (portion) => {
    const receivedAt = clock.now();
    const accepted = await Promise.all(
      portion.map(({ account, externalId, body }) =>
        acceptOnce({
          source: 'whatsapp',
          account,
          externalId: `${received.channelId}:${externalId}`,
          body,
          receivedAt,
        }),
      ),
    );
    hasRoom &&= accepted.every(Boolean);
  });
  return { ...stored, hasRoom };
}
