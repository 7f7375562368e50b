import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MetaContext } from '../meta-context.ts';
import { accountFor, numberFor, type Call } from './access.ts';
import * as accounts from './accounts.ts';
import { GraphError, noSuchObject } from './graph-error.ts';
import { sendMessage } from './send-message.ts';
import * as tokens from './tokens.ts';

const EDGES: Record<string, (call: Call, id: string) => unknown> = {
  'GET phone_numbers': withAccount(accounts.listNumbers),
  'GET message_templates': withAccount(accounts.listTemplates),
  'GET subscribed_apps': withAccount(accounts.subscribedApps),
  'POST subscribed_apps': withAccount(accounts.subscribedApps),
  'DELETE subscribed_apps': withAccount(accounts.subscribedApps),
  'POST register': withNumber(accounts.register),
  'POST messages': withNumber(sendMessage, 'whatsapp_business_messaging'),
};

/** Adds the Graph API under the prefix of any version. */
export function addGraph(app: FastifyInstance, context: MetaContext): void {
  app.route<{ Params: { version: string; '*': string } }>({
    method: ['GET', 'POST', 'DELETE'],
    url: '/:version/*',
    handler: async (request, reply) => {
      const call: Call = { context, method: request.method, args: readArgs(request), bearer: bearerOf(request) };
      try {
        if (!/^v\d{2}\.0$/.test(request.params.version))
          throw new GraphError(2500, { message: `Unknown path components: ${request.url.split('?', 1)[0]}` });
        return answer(call, request.params['*']);
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        return reply.code(error.status).send(error.body());
      }
    },
  });
}

function answer(call: Call, path: string): unknown {
  const key = `${call.method} ${path}`;
  if (key === 'GET debug_token') return tokens.debugToken(call);
  if (key === 'GET oauth/access_token') return tokens.accessToken(call);
  const [id = '', edge, ...rest] = path.split('/');
  const run = edge === undefined ? undefined : EDGES[`${call.method} ${edge}`];
  if (rest.length > 0 || (edge !== undefined && run === undefined))
    throw new GraphError(2500, { message: `Unknown path components: /${path}` });
  return run === undefined ? showObject(call, id) : run(call, id);
}

function showObject(call: Call, id: string): unknown {
  if (call.method !== 'GET') throw noSuchObject(id, call.method);
  if (call.context.state.value.apps.some((one) => one.id === id)) return tokens.showApp(call, id);
  const account = accountFor(call, id);
  if (account !== undefined) return accounts.showAccount(call, account);
  const number = numberFor(call, id);
  if (number !== undefined) return accounts.showNumber(call, number);
  throw noSuchObject(id, call.method);
}

function withAccount(run: (call: Call, account: NonNullable<ReturnType<typeof accountFor>>) => unknown) {
  return (call: Call, id: string) => {
    const account = accountFor(call, id);
    if (account === undefined) throw noSuchObject(id, call.method);
    return run(call, account);
  };
}

function withNumber(run: (call: Call, number: NonNullable<ReturnType<typeof numberFor>>) => unknown, scope?: string) {
  return (call: Call, id: string) => {
    const number = numberFor(call, id, scope);
    if (number === undefined) throw noSuchObject(id, call.method);
    return run(call, number);
  };
}

function bearerOf(request: FastifyRequest): string | undefined {
  const inHeader = /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const inQuery = (request.query as Record<string, unknown>)['access_token'];
  return inHeader ?? (typeof inQuery === 'string' ? inQuery : undefined);
}

function readArgs(request: FastifyRequest): Record<string, unknown> {
  const body =
    typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};
  return { ...(request.query as Record<string, unknown>), ...body };
}
