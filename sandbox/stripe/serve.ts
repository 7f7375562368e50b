import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_VERSION } from './events/emit.ts';
import type { StripeContext } from './stripe-context.ts';
import type { Endpoint } from './api/endpoint.ts';
import { expand } from './api/expand.ts';
import { newId } from './api/id.ts';
import { answerBefore } from './api/idempotency.ts';
import { readParams, type Params } from './api/params.ts';
import { invalid, Rejection } from './api/rejection.ts';

/** Adds the endpoints. They share the key check, parameters, idempotency, expansion and errors. */
export function addEndpoints(app: FastifyInstance, context: StripeContext, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    app.route<{ Params: { id?: string } }>({
      method: endpoint.method,
      url: endpoint.url,
      handler: async (request, reply) => {
        const requestId = newId('req', 14);
        reply.headers({ 'request-id': requestId, 'stripe-version': API_VERSION });
        try {
          return answer(context, endpoint, request, reply, requestId);
        } catch (error) {
          if (error instanceof Rejection) return reply.code(error.status).send(error.body);
          throw error;
        }
      },
    });
  }
}

function answer(
  context: StripeContext,
  endpoint: Endpoint,
  request: FastifyRequest<{ Params: { id?: string } }>,
  reply: FastifyReply,
  requestId: string,
): object {
  checkKey(request, context.settings.secretKey);
  if (/json/.test(request.headers['content-type'] ?? '') && request.body !== undefined)
    throw invalid('Invalid request: this API takes application/x-www-form-urlencoded bodies, not JSON.');
  const params = readParams(request.query, request.body);
  const path = request.url.split('?', 1)[0] ?? '';
  const key = endpoint.method === 'POST' ? text(request.headers['idempotency-key']) : undefined;
  const { state } = context;
  const kept = key === undefined ? undefined : answerBefore(state.value, key, path, params.fingerprint(), Date.now());
  if (kept !== undefined) return reply.code(kept.status).header('idempotent-replayed', 'true').send(kept.body);
  refuseUnknown(params, endpoint);
  const keep = (status: number, body: object) => {
    if (key === undefined) return;
    state.value.answers[key] = {
      request: path,
      fingerprint: params.fingerprint(),
      status,
      body: structuredClone(body),
      atMs: Date.now(),
    };
    state.changed();
  };
  context.cause = { id: requestId, idempotencyKey: key ?? null };
  try {
    const result = endpoint.handle({ context, params, id: request.params.id ?? '', path });
    const body = expand(context, structuredClone(result), params.texts('expand'));
    keep(200, body);
    return body;
  } catch (error) {
    // A rejected parameter started nothing, so the key remains free; a declined card is a result, so its answer is
    // kept.
    if (error instanceof Rejection && error.status === 402) keep(402, error.body);
    throw error;
  } finally {
    context.cause = null;
  }
}

/** The key is sent as a bearer token, or as the user name of basic authentication. */
function checkKey(request: FastifyRequest, secretKey: string): void {
  const header = request.headers.authorization ?? '';
  const bearer = /^Bearer (.+)$/i.exec(header)?.[1];
  const basic = /^Basic (.+)$/i.exec(header)?.[1];
  const given = bearer ?? (basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().split(':', 1)[0]);
  if (given === undefined || given === '')
    throw new Rejection(401, { type: 'invalid_request_error', message: 'You did not provide an API key.' });
  const [one, other] = [Buffer.from(given), Buffer.from(secretKey)];
  if (one.length !== other.length || !timingSafeEqual(one, other))
    throw new Rejection(401, {
      type: 'invalid_request_error',
      message: `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`,
    });
}

function refuseUnknown(params: Params, endpoint: Endpoint): void {
  const known = new Set([...endpoint.accepts, 'expand.*', 'expand']);
  for (const { pattern, path } of params.leaves()) {
    const isFreeKey = known.has(`${pattern.slice(0, pattern.lastIndexOf('.'))}.*`);
    // A whole section that the request clears: `metadata=`.
    const isWhole = known.has(`${pattern}.*`);
    if (!known.has(pattern) && !isFreeKey && !isWhole)
      throw invalid(`Received unknown parameter: ${path}`, path, 'parameter_unknown');
  }
}

function text(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header : undefined;
}
