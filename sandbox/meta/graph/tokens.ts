import { appById, appOf, tokenIssue, pick, type Call } from './access.ts';
import { GraphError } from './graph-error.ts';

/**
 * `GET /debug_token?input_token=…`, with the app's own token.
 * https://developers.facebook.com/docs/graph-api/reference/debug_token
 */
export function debugToken(call: Call): unknown {
  const app = appOf(call);
  const input = call.args['input_token'];
  if (typeof input !== 'string' || input === '')
    throw new GraphError(100, { message: '(#100) The parameter input_token is required' });
  const token = call.context.state.value.tokens.find((one) => one.token === input);
  if (token === undefined) {
    return {
      data: {
        error: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
        is_valid: false,
        scopes: [],
      },
    };
  }
  if (token.appId !== app.id)
    throw new GraphError(100, { message: '(#100) The App_id in the input_token did not match the Viewing App' });
  const issue = tokenIssue(call.context, token);
  return {
    data: {
      app_id: token.appId,
      type: token.type,
      application: app.name,
      data_access_expires_at: 0,
      ...(issue === null ? {} : { error: { code: 190, message: issue.message, subcode: issue.subcode } }),
      expires_at: token.expiresAt,
      is_valid: issue === null,
      scopes: token.scopes,
      granular_scopes: token.scopes
        .filter((scope) => scope.startsWith('whatsapp'))
        .map((scope) => ({ scope, target_ids: token.accountIds })),
      user_id: '122100000000000001',
    },
  };
}

/**
 * `GET /oauth/access_token`: the app's own token for its id and secret. Codes from embedded signup are not supported.
 */
export function accessToken({ context, args }: Call): unknown {
  const app = appById(context.state.value, String(args['client_id'] ?? ''));
  if (app === undefined) throw new GraphError(101);
  if (app.secret !== args['client_secret']) throw new GraphError(1, { message: 'Error validating client secret.' });
  if (args['grant_type'] === 'client_credentials')
    return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
  throw new GraphError(100, { message: 'Invalid verification code format.', subcode: 36009 });
}

/** `GET /{app_id}`, with the app's own token. */
export function showApp(call: Call, id: string): unknown {
  const viewer = appOf(call);
  if (viewer.id !== id) throw new GraphError(190, { message: 'Invalid OAuth access token.' });
  return pick(call, { id, name: viewer.name, category: 'Business', namespace: null }, ['id', 'name', 'category']);
}
