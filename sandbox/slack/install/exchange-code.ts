import { randomBytes } from 'node:crypto';
import { findTeam } from '../directory.ts';
import type { SlackContext } from '../slack-context.ts';
import { APP, type Install, type SlackState } from '../workspace.ts';

const CODE_LIFE_MS = 600_000;

/** The client's credentials and the code, from the body or the Basic authorization header. */
export interface ExchangeInput {
  clientId: string | undefined;
  clientSecret: string | undefined;
  code: string | undefined;
  redirectUri: string | undefined;
}

/**
 * `oauth.v2.access`: exchanges a code for a bot token. As at Slack, failures are answers with `ok: false`.
 * https://docs.slack.dev/reference/methods/oauth.v2.access
 */
export function exchangeCode(context: SlackContext, input: ExchangeInput): Record<string, unknown> {
  const { settings, state, clock } = context;
  if (input.clientId === undefined || input.clientId !== settings.clientId)
    return { ok: false, error: 'invalid_client_id' };
  if (input.clientSecret !== settings.clientSecret) return { ok: false, error: 'bad_client_secret' };
  const code = state.value.codes.find((issued) => issued.code === input.code);
  if (code === undefined || code.clientId !== input.clientId) return { ok: false, error: 'invalid_code' };
  if (code.isUsed) return { ok: false, error: 'code_already_used' };
  if (clock.now() - code.issuedAtMs > CODE_LIFE_MS) return { ok: false, error: 'invalid_code' };
  if ((input.redirectUri ?? null) !== code.redirectUri) return { ok: false, error: 'bad_redirect_uri' };
  const team = findTeam(state.value, code.teamId);
  if (team === undefined) return { ok: false, error: 'invalid_code' };
  code.isUsed = true;
  const install = installApp(state.value, code.teamId, code.userId, code.scopes);
  state.changed();
  context.notify();
  return {
    ok: true,
    app_id: APP.id,
    authed_user: { id: code.userId },
    scope: install.scopes.join(','),
    token_type: 'bot',
    access_token: install.token,
    bot_user_id: team.botUserId,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/**
 * Installing an active app again returns the same token, with the scopes of both installs: a bot has one token per
 * workspace.
 */
function installApp(state: SlackState, teamId: string, userId: string, scopes: string[]): Install {
  const living = state.installs.find((install) => install.teamId === teamId && install.state === 'active');
  if (living !== undefined) {
    living.scopes = [...new Set([...living.scopes, ...scopes])];
    living.installedBy = userId;
    return living;
  }
  const install: Install = {
    teamId,
    token: `xoxb-sandbox-${randomBytes(18).toString('base64url')}`,
    scopes,
    installedBy: userId,
    state: 'active',
  };
  state.installs.push(install);
  return install;
}
