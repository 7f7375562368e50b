import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findTeam } from './directory.ts';
import { randomId } from './events/envelope.ts';
import { exchangeCode } from './install/exchange-code.ts';
import * as chat from './methods/chat.ts';
import * as conversations from './methods/conversations.ts';
import * as history from './methods/history.ts';
import { refuse, type Method } from './methods/method.ts';
import * as people from './methods/people.ts';
import * as reactions from './methods/reactions.ts';
import { revokeToken, uninstall } from './install/remove-app.ts';
import type { SlackContext } from './slack-context.ts';

type Args = Record<string, string | undefined>;

const METHODS: Record<string, Method> = {
  'api.test': { scopes: [], run: () => ({ ok: true }) },
  'auth.test': people.authTest,
  'auth.revoke': {
    scopes: [],
    run: ({ args, context, install }) => {
      // If the call is only a test, Slack answers but revokes nothing.
      if (args['test'] === '1' || args['test'] === 'true') return { ok: true, revoked: false };
      revokeToken(context, install);
      return { ok: true, revoked: true };
    },
  },
  'apps.uninstall': {
    scopes: [],
    run: ({ args, context, install }) => {
      if (args['client_id'] !== context.settings.clientId) return refuse('invalid_client_id');
      if (args['client_secret'] !== context.settings.clientSecret) return refuse('bad_client_secret');
      uninstall(context, install);
      return { ok: true };
    },
  },
  'chat.postMessage': chat.postMessage,
  'chat.update': chat.update,
  'chat.delete': chat.remove,
  'conversations.open': conversations.open,
  'conversations.list': conversations.list,
  'conversations.info': conversations.info,
  'conversations.join': conversations.joinChannel,
  'conversations.history': history.history,
  'conversations.replies': history.replies,
  'reactions.add': reactions.add,
  'reactions.remove': reactions.remove,
  'team.info': people.teamInfo,
  'users.info': people.userInfo,
  'users.list': people.userList,
};

/** Adds `/api/<method>`, which takes a form or JSON and answers with `ok`. */
export function addWebApi(app: FastifyInstance, context: SlackContext): void {
  app.route<{ Params: { method: string } }>({
    method: ['GET', 'POST'],
    url: '/api/:method',
    handler: async (request, reply) => {
      const name = request.params.method;
      const args = readArgs(request);
      reply.header('x-slack-req-id', randomId(24).toLowerCase());
      if (name === 'oauth.v2.access') return exchange(context, request, args);
      const method = METHODS[name];
      // Slack answers this with status 200; a 404 makes a misspelt method obvious.
      if (method === undefined) return reply.code(404).send(refuse('unknown_method', { req_method: name }));
      return call(context, name, method, bearerOf(request) ?? args['token'], args, reply);
    },
  });
}

function call(
  context: SlackContext,
  name: string,
  method: Method,
  token: string | undefined,
  args: Args,
  reply: FastifyReply,
): Record<string, unknown> {
  if (token === undefined || token === '') return refuse('not_authed');
  const install = context.state.value.installs.find((one) => one.token === token);
  const team = install === undefined ? undefined : findTeam(context.state.value, install.teamId);
  if (install === undefined || team === undefined) return refuse('invalid_auth');
  if (install.state === 'revoked') return refuse('token_revoked');
  if (install.state === 'uninstalled') return refuse('account_inactive');
  reply.header('x-oauth-scopes', install.scopes.join(','));
  if (method.scopes.length > 0) {
    reply.header('x-accepted-oauth-scopes', method.scopes.join(','));
    if (!method.scopes.some((scope) => install.scopes.includes(scope))) {
      return refuse('missing_scope', { needed: method.scopes.join(','), provided: install.scopes.join(',') });
    }
  }
  const waitSeconds = method.isHistory ? secondsToWait(context, `${name} ${team.id}`) : 0;
  if (waitSeconds > 0) {
    reply.code(429).header('retry-after', String(waitSeconds));
    return refuse('ratelimited');
  }
  return method.run({ context, team, install, args });
}

/** The number of seconds until the history may be read. 0 means that it is read now, and this read counts. */
function secondsToWait({ clock, settings, historyReadAt }: SlackContext, key: string): number {
  const since = (clock.now() - (historyReadAt.get(key) ?? -Infinity)) / 1000;
  if (since < settings.historyLimit.everySeconds)
    return Math.max(1, Math.ceil(settings.historyLimit.everySeconds - since));
  historyReadAt.set(key, clock.now());
  return 0;
}

function exchange(context: SlackContext, request: FastifyRequest, args: Args): Record<string, unknown> {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  const grant = args['grant_type'];
  if (grant !== undefined && grant !== 'authorization_code') return refuse('invalid_grant_type');
  return exchangeCode(context, {
    clientId: id ?? args['client_id'],
    clientSecret: secret ?? args['client_secret'],
    code: args['code'],
    redirectUri: args['redirect_uri'],
  });
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function readArgs(request: FastifyRequest): Args {
  const args: Args = {};
  for (const source of [request.query, request.body]) {
    if (typeof source !== 'object' || source === null) continue;
    for (const [key, value] of Object.entries(source)) {
      if (value === undefined || value === null) continue;
      args[key] = typeof value === 'string' ? value : JSON.stringify(value);
    }
  }
  return args;
}
