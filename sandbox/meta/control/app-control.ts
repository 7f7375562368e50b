import type { FastifyInstance } from 'fastify';
import type { App } from '../account.ts';
import type { MetaContext, MetaSettings } from '../meta-context.ts';
import { connectionValues } from '../seed.ts';
import type { MetaFault } from '../webhook/meta-delivery.ts';
import { saveWebhook } from '../webhook/verify-callback.ts';

interface WebhookBody {
  callbackUrl: string;
  verifyToken: string;
  app?: string;
  fields?: string[];
}

/** Adds control endpoints for apps, tokens, numbers and the delivery of webhooks. */
export function addAppControl(app: FastifyInstance, context: MetaContext): void {
  const { state, settings, delivery } = context;
  const appFor = (id: string | undefined): App | undefined =>
    id === undefined ? state.value.apps[0] : state.value.apps.find((one) => one.id === id);

  app.get<{ Querystring: { business?: string } }>('/_control/connection-values', async (request) =>
    connectionValues(state.value, request.query.business === '2' ? 1 : 0),
  );
  app.get('/_control/state', async () => state.value);
  app.get('/_control/config', async () => settings);
  app.post<{ Body: Partial<MetaSettings> }>('/_control/config', async (request, reply) => {
    const unknown = Object.keys(request.body ?? {}).filter((name) => !(name in settings));
    if (unknown.length > 0) return reply.code(400).send({ error: `Unknown settings: ${unknown.join(', ')}.` });
    return Object.assign(settings, request.body);
  });

  app.post<{ Body: WebhookBody }>('/_control/webhook', async (request, reply) => {
    const { callbackUrl, verifyToken, fields } = request.body ?? {};
    const found = appFor(request.body?.app);
    if (found === undefined || typeof callbackUrl !== 'string' || typeof verifyToken !== 'string') {
      return reply.code(400).send({ error: 'Send {"callbackUrl", "verifyToken", "app"?, "fields"?}.' });
    }
    const verification = await saveWebhook(context, found, {
      callbackUrl,
      verifyToken,
      fields: fields ?? ['messages'],
    });
    return reply.code(verification.isSaved ? 200 : 422).send(verification);
  });

  // Merges the given values into the object: {"expiresAt": 1} for a token, {"status": "PENDING"} for a number.
  for (const [path, find] of [
    ['tokens', (id: string) => state.value.tokens.find((one) => one.token === id)],
    ['numbers', (id: string) => state.value.numbers.find((one) => one.id === id)],
    ['people', (id: string) => state.value.people.find((one) => one.id === id)],
    ['accounts', (id: string) => state.value.accounts.find((one) => one.id === id)],
  ] as const) {
    app.post<{ Params: { id: string }; Body: Record<string, unknown> }>(
      `/_control/${path}/:id`,
      async (request, reply) => {
        const found = find(request.params.id);
        if (found === undefined) return reply.code(404).send({ error: `No such ${path.slice(0, -1)}.` });
        Object.assign(found, request.body);
        state.changed();
        context.notify();
        return found;
      },
    );
  }

  app.post<{ Body: { code: number; times?: number } }>('/_control/rejections', async (request, reply) => {
    const { code, times } = request.body ?? {};
    if (typeof code !== 'number') return reply.code(400).send({ error: 'Send {"code": 131056, "times": 2}.' });
    context.rejections.push({ code, times: times ?? 1 });
    return context.rejections;
  });
  app.delete('/_control/rejections', async () => {
    context.rejections.length = 0;
    return { ok: true };
  });

  app.get('/_control/deliveries', async () => delivery.list());
  app.post<{ Body: MetaFault }>('/_control/delivery', async (request) => {
    delivery.setFault(request.body);
    return { ok: true };
  });
  app.delete('/_control/delivery', async () => {
    delivery.setFault(undefined);
    return { ok: true };
  });
  app.post('/_control/settle', async () => {
    await delivery.settled();
    return { ok: true };
  });
  app.post<{ Body: { number: number } }>('/_control/redeliver', async (request, reply) => {
    return (await delivery.redeliver(request.body.number)) ?? reply.code(404).send({ error: 'No such delivery.' });
  });
  app.post<{ Body: { payload: unknown; app?: string } }>('/_control/events', async (request, reply) => {
    const found = appFor(request.body?.app);
    if (found === undefined || request.body.payload === undefined)
      return reply.code(400).send({ error: 'Send {"payload": {…}, "app"?}.' });
    return delivery.send(found, request.body.payload);
  });
}
