import { isId } from '@konstruct/kit/database';
import { addWebhook, parseJson } from '@konstruct/kit/webhook';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Channel } from '../channel/channel.entity.ts';
import { openToken } from '../channel/open-token.ts';
import { createTenantContext, type Dependencies, inTransaction } from '../context.ts';
import { countRefused } from '../inbox/refused-webhooks.ts';
import { ApiConnection } from './api-connection.entity.ts';
import { isSignedBy, signatureHeader } from './signature.ts';

const delivered = z.object({ id: z.string().regex(/^[\w.:-]{1,100}$/) });

/** `POST /webhooks/api/<channel>`: verify the raw bytes, store once, answer. */
export async function addApiWebhook(http: FastifyInstance, deps: Dependencies): Promise<void> {
  await addWebhook(http, {
    path: '/webhooks/api/:channel',
    bodyLimitBytes: 100_000,
    async reject({ body, header, params }) {
      const secret = await secretOf(deps, params['channel'] ?? '');
      if (secret !== null && isSignedBy(secret, body, header(signatureHeader))) return null;
      countRefused('api');
      return { status: 401, error: 'The signature is missing or wrong.' };
    },
    async accept({ body, params }) {
      const { data: event } = delivered.safeParse(parseJson(body));
      if (!event) return { status: 400, error: 'It has no id.' };
      const account = params['channel'] ?? '';
      const externalId = `${account}:${event.id}`;
      const isStored = await deps.acceptOnce({
        source: 'api',
        account,
        externalId,
        body,
        receivedAt: deps.clock.now(),
      });
      return isStored ? null : { status: 503 };
    },
  });
}

async function secretOf(deps: Dependencies, channelId: string): Promise<string | null> {
  const connection = isId(channelId) ? await deps.directory.fork().findOne(ApiConnection, { channelId }) : null;
  if (!connection) return null;
  const { tenantId } = connection;
  const channel = await inTransaction(createTenantContext(deps, tenantId), ({ em }) =>
    em.findOne(Channel, { tenantId, id: channelId }),
  );
  return channel?.sealedToken ? openToken(deps.opener, channel.sealedToken, channel.binding()) : null;
}
