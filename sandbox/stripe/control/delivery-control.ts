import type { FastifyInstance } from 'fastify';
import { emit } from '../events/emit.ts';
import type { StripeFault } from '../events/stripe-delivery.ts';
import { nowOf, type StripeContext, type StripeSettings } from '../stripe-context.ts';
import type { EventType, StripeEvent } from '../wire.ts';

/** Adds control endpoints for the account's settings and the delivery of its events. */
export function addDeliveryControl(app: FastifyInstance, context: StripeContext): void {
  const { state, settings, delivery } = context;

  app.get('/_control/config', async () => settings);
  app.post<{ Body: Partial<StripeSettings> }>('/_control/config', async (request, reply) => {
    const unknown = Object.keys(request.body ?? {}).filter((name) => !(name in settings));
    if (unknown.length > 0) return reply.code(400).send({ error: `Unknown settings: ${unknown.join(', ')}.` });
    return Object.assign(settings, request.body);
  });
  app.get('/_control/state', async () => state.value);

  app.get<{ Querystring: { customer?: string } }>('/_control/deliveries', async ({ query }) => {
    if (query.customer === undefined) return delivery.list();
    const ofCustomer = delivery.list().filter(({ customer }) => customer === query.customer);
    return ofCustomer.map(({ eventId, type, customer, attempts, state }) => ({
      eventId,
      type,
      customer,
      attempts,
      state,
    }));
  });
  app.post<{ Body: StripeFault }>('/_control/delivery', async (request) => {
    delivery.setFault(request.body, request.body.customer);
    return { ok: true };
  });
  app.delete<{ Querystring: { customer?: string } }>('/_control/delivery', async ({ query }) => {
    delivery.setFault(undefined, query.customer);
    return { ok: true };
  });
  app.post<{ Body: { event_id: string } & StripeFault }>('/_control/redeliver', async (request, reply) => {
    const { event_id: id, ...fault } = request.body;
    const event = state.value.events[id];
    return event === undefined ? reply.code(404).send({ error: `No event ${id}.` }) : delivery.redeliver(event, fault);
  });

  // Any event, including types that the sandbox itself never sends.
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
