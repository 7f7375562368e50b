import { Readable } from 'node:stream';
import { isStorable } from '@konstruct/kit/graph';
import { type Actor, identityHeader, type IdentityVerifier, tenantOf } from '@konstruct/kit/identity';
import { conversationKinds } from '@konstruct/schema/channel-kinds';
import { isAllowed } from '@konstruct/schema/permissions';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createTenantContext, type Dependencies } from '../context.ts';
import { rangeIssue } from '../usage/usage-range.ts';
import { withByteOrderMark } from './csv.ts';
import { usageLines, views } from './usage-csv.ts';

const filter = z
  .string()
  .refine(isStorable, 'A filter contains a character that can’t be stored.')
  .nullable()
  .default(null);
const asked = z.object({
  view: z.enum(views, `Choose one of these views: ${views.join(', ')}.`).default('events'),
  from: z.string('Set the first day, such as 2026-11-01.'),
  to: z.string('Set the last day, such as 2026-11-24.'),
  agentId: filter,
  providerId: filter,
  channel: z.enum(conversationKinds).nullable().default(null),
  byteOrderMark: z.enum(['true', 'false'], 'Set the byte order mark to true or false.').default('true'),
});

/**
 * `GET /export/usage.csv?view=&from=&to=`: a view of the usage page, or its events, as a file. The response is streamed
 * while the rows are read. It begins with a byte order mark unless `byteOrderMark=false`.
 */
export function addExportRoute(http: FastifyInstance, deps: Dependencies, verifier: IdentityVerifier): void {
  http.get('/export/usage.csv', async (request, reply) => {
    const actor = await verifier
      .verify(String(request.headers[identityHeader] ?? ''))
      .catch((): Actor => ({ kind: 'anonymous' }));
    if (actor.kind === 'anonymous') return reply.status(401).send({ message: 'Sign in first, or send an API token.' });
    const tenantId = tenantOf(actor);
    if (tenantId === null || !isAllowed(actor, 'usage:read')) {
      const lacking =
        actor.kind === 'token'
          ? 'This token lacks the scope usage:read.'
          : 'Your role in this company doesn’t include access to usage.';
      return reply.status(403).send({ message: lacking });
    }
    const { data, error } = asked.safeParse(request.query);
    if (error) return reply.status(400).send({ message: error.issues[0]?.message ?? 'The address is not valid.' });
    const { view, from, to, agentId, providerId, channel, byteOrderMark } = data;
    const issue = rangeIssue({ from, to });
    if (issue !== null) return reply.status(400).send({ message: issue });

    const wanted = { agentId, providerId, channelKind: channel };
    const lines = usageLines(createTenantContext(deps, tenantId), { view, range: { from, to }, filter: wanted });
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="usage-${view}-${from}-${to}.csv"`)
      .send(Readable.from(byteOrderMark === 'true' ? withByteOrderMark(lines) : lines));
  });
}
