import { type Actor, identityHeader } from '@konstruct/kit/identity';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createContext, type Dependencies } from '../../context.ts';
import { finishSlackInstall, type SlackInstallResult } from './finish-slack-install.ts';

/** A parameter that occurs twice is treated as missing. */
const parameter = z.string().max(2000).optional().catch(undefined);
const query = z.object({ code: parameter, state: parameter, error: parameter });

/**
 * `GET /oauth/slack/callback`: the browser comes back from Slack and is redirected to the wizard, whatever happened.
 */
export function addInstallCallback(http: FastifyInstance, deps: Dependencies): void {
  const { verifier, vendors } = deps;
  // No HEAD route beside it: a HEAD request must not use up the state.
  http.get('/oauth/slack/callback', { exposeHeadRoute: false }, async (request, reply) => {
    const actor = await verifier
      .verify(String(request.headers[identityHeader] ?? ''))
      .catch((): Actor => ({ kind: 'anonymous' }));
    const result = await finishSlackInstall(createContext(deps, actor), query.parse(request.query)).catch(
      (error: unknown): SlackInstallResult => {
        // The client is a browser: it is redirected to a page where the operator can try again.
        request.log.error({ err: error }, 'an installation in Slack could not be completed');
        return 'failed';
      },
    );
    // The URL contained a code: neither a cache nor the next page may keep it.
    const next = new URL(`/welcome/connect?slack=${result}`, vendors.own.SLACK.publicUrl).href;
    return reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(next, 303);
  });
}
