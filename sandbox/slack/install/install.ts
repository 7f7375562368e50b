import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { sendPage } from '../../page/frame.ts';
import type { Html } from '../../page/html.ts';
import { approvalsPage, consentPage, rejectionPage, requestedPage } from './consent-page.ts';
import { findTeam } from '../directory.ts';
import { BOT_SCOPES, splitScopes } from './scopes.ts';
import type { SlackContext } from '../slack-context.ts';

type Query = Record<string, string>;

/** Adds the consent page, the member's decision, and the admin's approvals. */
export function addInstall(app: FastifyInstance, context: SlackContext): void {
  const { state } = context;

  app.get<{ Querystring: Query }>('/oauth/v2/authorize', async (request, reply) => {
    const query = request.query;
    const issue = issueOf(context, query);
    if (issue !== undefined) return show(reply, rejectionPage(issue), 400);
    const team = findTeam(state.value, query['team']) ?? state.value.teams[0];
    if (team === undefined) return show(reply, rejectionPage('There is no workspace.'), 400);
    const needsApproval = query['approval'] === '1' || (team.needsApproval && team.approval !== 'approved');
    return show(
      reply,
      consentPage({ teams: state.value.teams, team, scopes: splitScopes(query['scope'] ?? ''), query, needsApproval }),
    );
  });

  app.post<{ Body: Query }>('/oauth/v2/authorize', async (request, reply) => {
    const form = request.body ?? {};
    const issue = issueOf(context, form);
    if (issue !== undefined) return show(reply, rejectionPage(issue), 400);
    const team = findTeam(state.value, form['team']);
    const user = team?.humans.find((human) => human.id === form['user']) ?? team?.humans[0];
    if (team === undefined || user === undefined) return show(reply, rejectionPage('No such workspace.'), 400);
    if (form['decision'] === 'request') {
      team.approval = 'requested';
      state.changed();
      return show(reply, requestedPage(team));
    }
    const back = new URL(form['redirect_uri'] ?? context.settings.redirectUris[0] ?? '');
    if (form['decision'] !== 'allow') {
      back.searchParams.set('error', 'access_denied');
    } else {
      back.searchParams.set(
        'code',
        issueCode(context, {
          teamId: team.id,
          userId: user.id,
          scopes: splitScopes(form['scope'] ?? ''),
          redirectUri: form['redirect_uri'] ?? null,
        }),
      );
    }
    back.searchParams.set('state', form['state'] ?? '');
    return reply.redirect(back.toString(), 302);
  });

  app.get('/approvals', async (_request, reply) => show(reply, approvalsPage(state.value.teams)));
  app.post<{ Body: Query }>('/approvals', async (request, reply) => {
    const team = findTeam(state.value, request.body?.['team']);
    if (team !== undefined) {
      team.approval = request.body['decision'] === 'approve' ? 'approved' : 'denied';
      state.changed();
    }
    return reply.redirect('/approvals', 303);
  });
}

/** Issues a code as the consent page does. Also for installs that start at Slack and have no state. */
export function issueCode(
  context: SlackContext,
  grant: { teamId: string; userId: string; scopes: string[]; redirectUri: string | null },
): string {
  const code = `${context.clock.now()}.${randomBytes(16).toString('hex')}`;
  context.state.value.codes.push({
    ...grant,
    code,
    clientId: context.settings.clientId,
    issuedAtMs: context.clock.now(),
    isUsed: false,
  });
  context.state.changed();
  return code;
}

/**
 * Why Slack would show its error page instead of the consent page. It never redirects to a URL that it has not checked.
 */
function issueOf({ settings }: SlackContext, query: Query): string | undefined {
  if (query['client_id'] !== settings.clientId) return 'Invalid client_id parameter';
  const redirect = query['redirect_uri'];
  if (redirect === undefined && settings.redirectUris.length === 0)
    return 'redirect_uri is missing, and the app has none registered';
  if (redirect !== undefined && !isAllowed(redirect, settings.redirectUris)) {
    return `redirect_uri did not match any configured URIs. Passed URI: ${redirect}`;
  }
  const scopes = splitScopes(query['scope'] ?? '');
  if (scopes.length === 0) return 'Invalid permissions requested: no bot scope';
  const unknown = scopes.filter((scope) => !(scope in BOT_SCOPES));
  return unknown.length === 0
    ? undefined
    : `Invalid permissions requested. The following scopes are not valid: ${unknown.join(', ')}`;
}

function isAllowed(redirect: string, registered: string[]): boolean {
  if (!URL.canParse(redirect) || !/^https?:$/.test(new URL(redirect).protocol)) return false;
  return (
    registered.length === 0 ||
    registered.some((uri) => redirect === uri || redirect.startsWith(`${uri.replace(/\/$/, '')}/`))
  );
}

function show(reply: FastifyReply, body: Html, status = 200): FastifyReply {
  return sendPage(reply, { title: 'Add Konstruct to Slack', vendor: 'Slack', styles: ['workspace.css'], body }, status);
}
