import { isId } from '@konstruct/kit/database';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Channel } from '../channel/channel.entity.ts';
import { openToken } from '../channel/open-token.ts';
import type { AcceptOnce } from '../inbox/accept-once.ts';
import { countRefused } from '../inbox/refused-webhooks.ts';
import type { VendorService } from '../vendor.port.ts';
import { ApiConnection } from './api-connection.entity.ts';
import { isSigned, signatureHeader } from './signature.ts';

const delivered = z.object({ id: z.string().regex(/^[\w.:-]{1,100}$/) });

/** `POST /webhooks/api/<channel>`: verify the raw bytes, store once, answer. */
export async function addApiWebhook(http: FastifyInstance, service: VendorService, acceptOnce: AcceptOnce): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 100_000 }, (_request, body, done) => done(null, body));

    scope.post<{ Params: { channel: string } }>('/webhooks/api/:channel', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { channel: account } = request.params;
      const secret = await secretOf(service, account);
      if (secret === null || !isSigned(body, request.headers[signatureHeader], secret)) {
        countRefused('api');
        return reply.status(401).send({ error: 'The signature is missing or wrong.' });
      }
      const event = delivered.safeParse(JSON.parse(body.toString('utf8')));
      if (!event.success) return reply.status(400).send({ error: 'It has no id.' });
      const isStored = await acceptOnce({
        source: 'api',
        account,
        externalId: `${account}:${event.data.id}`,
        body,
        receivedAt: service.now(),
      });
      return reply.status(isStored ? 200 : 503).send();
    });
  });
}

async function secretOf({ database, directory, opener }: VendorService, channelId: string): Promise<string | null> {
  const connection = isId(channelId) ? await directory.fork().findOne(ApiConnection, { channelId }) : null;
  if (!connection) return null;
  const { tenantId } = connection;
  const channel = await database.forTenant(tenantId).transactional((tx) => tx.findOne(Channel, { tenantId, id: channelId }));
  return channel?.sealedToken ? openToken(opener, channel.sealedToken, channel.binding()) : null;
}
