import type { FastifyInstance } from 'fastify';
import { findActiveInstall, findHuman, findTeam } from './directory.ts';
import { wrap, type SlackEvent } from './events/envelope.ts';
import type { SlackFault } from './events/slack-delivery.ts';
import { issueCode } from './install/install.ts';
import { revokeToken, uninstall } from './install/remove-app.ts';
import { splitScopes } from './install/scopes.ts';
import type { SlackContext, SlackSettings } from './slack-context.ts';
import { createTeam } from './workspace.ts';

/** Adds control endpoints for the app: its settings, its installs, and the delivery of events. */
export function addAppControl(app: FastifyInstance, context: SlackContext): void {
  const { state, settings, delivery } = context;

  app.get('/_control/config', async () => settings);
  app.post<{ Body: Partial<SlackSettings> }>('/_control/config', async (request, reply) => {
    const unknown = Object.keys(request.body ?? {}).filter((name) => !(name in settings));
    if (unknown.length > 0) return reply.code(400).send({ error: `Unknown settings: ${unknown.join(', ')}.` });
    // A new limit starts as if no history had been read.
    if (request.body?.historyLimit !== undefined) context.historyReadAt.clear();
    return Object.assign(settings, request.body);
  });

  app.get('/_control/state', async () => state.value);
  app.post<{ Body: { name?: string; needsApproval?: boolean } }>('/_control/teams', async (request) => {
    const team = createTeam(
      request.body?.name ?? `Workspace ${state.value.teams.length + 1}`,
      String(state.value.teams.length + 1),
    );
    team.needsApproval = request.body?.needsApproval ?? false;
    state.value.teams.push(team);
    state.changed();
    return team;
  });
  app.post<{ Params: { id: string }; Body: { needsApproval?: boolean; approval?: 'none' | 'approved' } }>(
    '/_control/teams/:id',
    async (request, reply) => {
      const team = findTeam(state.value, request.params.id);
      if (team === undefined) return reply.code(404).send({ error: `No workspace ${request.params.id}.` });
      Object.assign(team, request.body);
      state.changed();
      return team;
    },
  );

  // Shortcuts for tests, in place of the consent page.
  app.post<{ Body: { team?: string; user?: string; scope: string; redirect_uri?: string } }>(
    '/_control/codes',
    async (request, reply) => {
      const team = findTeam(state.value, request.body.team);
      const human = team === undefined ? undefined : findHuman(team, request.body.user ?? 'ada');
      if (team === undefined || human === undefined)
        return reply.code(404).send({ error: 'No such workspace or person.' });
      const code = issueCode(context, {
        teamId: team.id,
        userId: human.id,
        scopes: splitScopes(request.body.scope),
        redirectUri: request.body.redirect_uri ?? null,
      });
      return { code };
    },
  );
  for (const [path, act] of [
    ['/_control/uninstall', uninstall],
    ['/_control/revoke', revokeToken],
  ] as const) {
    app.post<{ Body: { team?: string } }>(path, async (request, reply) => {
      const install = findActiveInstall(state.value, findTeam(state.value, request.body?.team)?.id ?? '');
      if (install === undefined) return reply.code(404).send({ error: 'The app is not installed there.' });
      act(context, install);
      return { ok: true };
    });
  }

  app.get('/_control/deliveries', async () => delivery.list());
  app.post<{ Body: SlackFault }>('/_control/delivery', async (request) => {
    delivery.setFault(request.body);
    return { ok: true };
  });
  app.delete('/_control/delivery', async () => {
    delivery.setFault(undefined);
    return { ok: true };
  });
  app.post<{ Body: { event_id: string; retryNum?: number; retryReason?: string } }>(
    '/_control/redeliver',
    async (request, reply) => {
      const { event_id: id, retryNum, retryReason } = request.body;
      const retry = retryNum === undefined ? null : { num: retryNum, reason: retryReason ?? 'unknown_error' };
      return (await delivery.redeliver(id, retry)) ?? reply.code(404).send({ error: `No event ${id}.` });
    },
  );
  app.post<{ Body: { challenge?: string } & SlackFault }>('/_control/url-verification', async (request) => {
    const { challenge, ...fault } = request.body ?? {};
    return delivery.post(
      JSON.stringify({
        token: 'deprecated-verification-token',
        challenge: challenge ?? 'sandbox-challenge',
        type: 'url_verification',
      }),
      fault,
    );
  });
  app.post<{ Body: { team?: string; event: SlackEvent; envelope?: Record<string, unknown> } }>(
    '/_control/events',
    async (request, reply) => {
      const team = findTeam(state.value, request.body?.team);
      if (team === undefined || typeof request.body.event?.type !== 'string')
        return reply.code(400).send({ error: 'Send {"event": {"type": …}}.' });
      const envelope = wrap(
        team,
        findActiveInstall(state.value, team.id),
        request.body.event,
        context.clock.now(),
        request.body.envelope ?? {},
      );
      delivery.send(envelope);
      return { event_id: envelope.event_id };
    },
  );
}
