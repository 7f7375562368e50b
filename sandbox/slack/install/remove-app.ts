import { findTeam } from '../directory.ts';
import { wrap } from '../events/envelope.ts';
import type { SlackContext } from '../slack-context.ts';
import type { Install } from '../workspace.ts';

/**
 * Revokes an install's token. Slack notifies the app with `tokens_revoked`, which names the bot user, not the token.
 */
export function revokeToken(context: SlackContext, install: Install): void {
  install.state = 'revoked';
  context.state.changed();
  context.notify();
  announce(context, install, { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUserOf(context, install)] } });
}

/**
 * Removes the app from the workspace. `tokens_revoked` and `app_uninstalled` are sent concurrently, so either may
 * arrive first.
 */
export function uninstall(context: SlackContext, install: Install): void {
  const bot = botUserOf(context, install);
  install.state = 'uninstalled';
  for (const channel of findTeam(context.state.value, install.teamId)?.channels ?? []) {
    if (channel.kind === 'channel') channel.members = channel.members.filter((member) => member !== bot);
  }
  context.state.changed();
  context.notify();
  announce(context, install, { type: 'tokens_revoked', tokens: { oauth: [], bot: [bot] } });
  announce(context, install, { type: 'app_uninstalled' });
}

function announce(context: SlackContext, install: Install, event: { type: string } & Record<string, unknown>): void {
  const team = findTeam(context.state.value, install.teamId);
  if (team === undefined || !context.settings.botEvents.includes(event.type)) return;
  context.delivery.send(
    wrap(team, install, { ...event, event_ts: String(context.clock.now() / 1000) }, context.clock.now()),
  );
}

function botUserOf(context: SlackContext, install: Install): string {
  return findTeam(context.state.value, install.teamId)?.botUserId ?? '';
}
