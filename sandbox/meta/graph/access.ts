import type { Account, App, MetaState, PhoneNumber, Token } from '../account.ts';
import { accountOf } from '../directory.ts';
import type { MetaContext } from '../meta-context.ts';
import { GraphError, noSuchObject } from './graph-error.ts';

/** One call of the Graph API. */
export interface Call {
  context: MetaContext;
  method: string;
  /** Query and body combined. */
  args: Record<string, unknown>;
  bearer: string | undefined;
}

/** The app that makes the call with its own token (`id|secret`). */
export function appOf({ context, bearer }: Call): App {
  const [id, secret] = (bearer ?? '').split('|');
  const app = context.state.value.apps.find((one) => one.id === id);
  if (secret === undefined)
    throw new GraphError(190, { message: 'An access token is required to request this resource.' });
  if (app === undefined)
    throw new GraphError(101, {
      message: 'Error validating application. Cannot get application info due to a system error.',
    });
  if (app.secret !== secret)
    throw new GraphError(190, { message: 'Invalid OAuth access token signature.', status: 400 });
  return app;
}

/** The token that makes the call, if it is still valid. */
export function tokenOf({ context, bearer }: Call): Token {
  if (bearer === undefined || bearer === '')
    throw new GraphError(190, { message: 'An access token is required to request this resource.' });
  const token = context.state.value.tokens.find((one) => one.token === bearer);
  if (token === undefined)
    throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' });
  const issue = tokenIssue(context, token);
  if (issue !== null) throw issue;
  return token;
}

/** Why a token no longer works; null if it works. */
export function tokenIssue(context: MetaContext, token: Token): GraphError | null {
  if (token.isRevoked) {
    return new GraphError(190, {
      subcode: 460,
      message: 'Error validating access token: The session has been invalidated because the user changed the password.',
    });
  }
  if (token.expiresAt !== 0 && token.expiresAt * 1000 <= context.clock.now()) {
    return new GraphError(190, {
      subcode: 463,
      message: `Error validating access token: Session has expired on ${new Date(token.expiresAt * 1000).toUTCString()}.`,
    });
  }
  return null;
}

/** The account with this id, if the token has access to it. */
export function accountFor(call: Call, id: string, scope = 'whatsapp_business_management'): Account | undefined {
  const account = call.context.state.value.accounts.find((one) => one.id === id);
  if (account === undefined) return undefined;
  mayUse(call, account, scope);
  return account;
}

/** The number with this id, if the token has access to its account. */
export function numberFor(call: Call, id: string, scope = 'whatsapp_business_management'): PhoneNumber | undefined {
  const number = call.context.state.value.numbers.find((one) => one.id === id);
  if (number === undefined) return undefined;
  mayUse(call, accountOf(call.context.state.value, number), scope, id);
  return number;
}

function mayUse(call: Call, account: Account, scope: string, id = account.id): void {
  const token = tokenOf(call);
  if (!token.accountIds.includes(account.id)) throw noSuchObject(id, call.method);
  if (token.scopes.includes(scope)) return;
  throw scope === 'whatsapp_business_messaging' ? new GraphError(200) : new GraphError(10);
}

/** The requested fields, in the given order, and `id`. As in the Graph API, an unknown field is an error. */
export function pick(call: Call, known: Record<string, unknown>, byDefault: string[]): Record<string, unknown> {
  const asked =
    typeof call.args['fields'] === 'string' ? call.args['fields'].split(',').map((one) => one.trim()) : byDefault;
  const picked: Record<string, unknown> = {};
  for (const name of [...asked, 'id']) {
    if (!(name in known)) throw new GraphError(100, { message: `(#100) Tried accessing nonexisting field (${name})` });
    picked[name] = known[name];
  }
  return picked;
}

/** One page of a list, with the Graph API's cursors: the position in base64. */
export function page<T>(call: Call, all: T[], show: (one: T) => unknown): unknown {
  const limit = Math.min(Number(call.args['limit'] ?? 25) || 25, 100);
  const after =
    typeof call.args['after'] === 'string' ? Number(Buffer.from(call.args['after'], 'base64').toString()) : 0;
  const shown = all.slice(after, after + limit);
  const end = after + shown.length;
  const cursor = (at: number) => Buffer.from(String(at)).toString('base64');
  return {
    data: shown.map(show),
    paging: {
      cursors: { before: cursor(after), after: cursor(end) },
      ...(end < all.length ? { next: `https://graph.facebook.com/?after=${cursor(end)}` } : {}),
    },
  };
}

/** Any app, by its id. */
export function appById(state: MetaState, id: string): App | undefined {
  return state.apps.find((one) => one.id === id);
}
