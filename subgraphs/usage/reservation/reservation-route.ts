import type { ServiceCallVerifier } from '@konstruct/kit/identity';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { usd } from '@konstruct/schema/messages';
import { createTenantContext, type Dependencies } from '../context.ts';
import { reserveBudget } from './reserve-budget.ts';

const reservation = z.object({
  runId: z.uuidv7(),
  agentId: z.uuid(),
  /** Zero for a model that is free. */
  amountUsd: usd,
});

/**
 * `POST /internal/reservations`: the one request that cannot wait for a job, since no model may be called before its
 * answer.
 */
export function addReservationRoute(http: FastifyInstance, deps: Dependencies, verifier: ServiceCallVerifier): void {
  http.post('/internal/reservations', async (request, reply) => {
    const caller = await verifier.verify(request.headers).catch(() => null);
    if (!caller) return reply.status(401).send({ message: 'The call is not signed by one of our services.' });
    const body = reservation.safeParse(request.body);
    if (!body.success) return reply.status(400).send({ message: z.prettifyError(body.error) });
    const outcome = await reserveBudget(createTenantContext(deps, caller.tenantId), body.data);
    return { outcome };
  });
}
