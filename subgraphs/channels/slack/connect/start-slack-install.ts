import { forbidden } from '@konstruct/kit/graph';
import type { Context } from '../../context.ts';
import { slackScopes } from '../web-api/scopes.ts';
import { hashState, createState } from './install-secret.ts';
import { InstallState } from './install-state.entity.ts';

const stateLifeMs = 600_000;

/**
 * Returns the URL of Slack's consent page. It can be used once, within ten minutes, in the session that asked for it.
 */
export async function startSlackInstall({ actor, clock, deps }: Context) {
  const { install } = deps.vendors.own.SLACK;
  if (install === null) {
    return {
      __typename: 'IntegrationOffError' as const,
      message: 'Slack is switched off on this installation. Contact your administrator.',
    };
  }
  // The browser that comes back from Slack must carry the session that left: an API token has none.
  if (actor.kind !== 'operator' || actor.tenantId === null) throw forbidden('To connect Slack, sign in to a company.');

  const state = createState();
  const { id: userId, tenantId, sessionId } = actor;
  const expiresAt = new Date(clock.now().getTime() + stateLifeMs);
  await deps.directory.fork().transactional(async (tx) => {
    tx.create(InstallState, { stateHash: hashState(state), tenantId, userId, sessionId, expiresAt, usedAt: null });
  });
  const query = new URLSearchParams({
    client_id: install.clientId,
    scope: slackScopes.join(','),
    redirect_uri: install.redirectUri,
    state,
  });
  return { __typename: 'StartSlackInstallSuccess' as const, url: `${install.authorizeUrl}?${query}` };
}
