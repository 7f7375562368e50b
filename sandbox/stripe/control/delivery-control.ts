import type { FastifyInstance } from 'fastify';
import type { DeliveryMode } from '../events/delivery.ts';
import { emit } from '../events/emit.ts';
import { nowOf, type StripeContext, type StripeSettings } from '../stripe-context.ts';
import type { EventType, StripeEvent } from '../wire.ts';

/** Adds control of the account's settings and of how its events travel. */
export function addDeliveryControl(app: FastifyInstance, context: StripeContext): void {
  const { state, settings, courier } = context;

  app.get('/_control/config', async () => settings);
  app.post<{ Body: Partial<StripeSettings> }>('/_control/config', async (request, reply) => {
    const unknown = Object.keys(request.body ?? {}).filter((name) => !(name in settings));
    if (unknown.length > 0) return reply.code(400).send({ error: `Unknown settings: ${unknown.join(', ')}.` });
    return Object.assign(settings, request.body);
  });
  app.get('/_control/state', async () => state.value);

  app.get<{ Querystring: { customer?: string } }>('/_control/deliveries', async ({ query }) => {
    if (query.customer === undefined) return courier.list();
    const ofCustomer = courier.list().filter(({ customer }) => customer === query.customer);
    return ofCustomer.map(({ eventId, type, customer, attempts, state }) => ({ eventId, type, customer, attempts, state }));
  });
  app.post<{ Body: DeliveryMode }>('/_control/delivery', async (request) => {
    courier.setMode(request.body, request.body.customer);
    return { ok: true };
  });
  app.delete<{ Querystring: { customer?: string } }>('/_control/delivery', async ({ query }) => {
    courier.setMode(undefined, query.customer);
    return { ok: true };
  });
  app.post<{ Body: { event_id: string } & DeliveryMode }>('/_control/redeliver', async (request, reply) => {
    const { event_id: id, ...mode } = request.body;
    const event = state.value.events[id];
    return event === undefined ? reply.code(404).send({ error: `No event ${id}.` }) : courier.redeliver(event, mode);
  });

  // Any event, also of a kind that nothing here brings about.
  app.post<{ Body: { type?: string; object?: object; previous_attributes?: object; envelope?: Partial<StripeEvent> } }>(
    '/_control/events',
    async (request, reply) => {
      const { type, object, previous_attributes: before, envelope } = request.body ?? {};
      if (typeof type !== 'string' || typeof object !== 'object')
        return reply.code(400).send({ error: 'Send {"type": "customer.updated", "object": {…}}.' });
      return emit(context, type as EventType, object, nowOf(context, null), before, envelope);
    },
  );
}
