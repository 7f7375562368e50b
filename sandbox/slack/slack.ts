import { openState } from '../control/state-file.ts';
import { createSandboxServer, type ListenOptions, type RunningSandbox } from '../control/sandbox-server.ts';
import { addAppControl } from './control-app.ts';
import { addMessageControl } from './control-messages.ts';
import { createSlackDelivery } from './events/slack-delivery.ts';
import { addInstall } from './install/install.ts';
import { addPages } from './page/page-routes.ts';
import { BOT_EVENTS, type SlackContext, type SlackSettings } from './slack-context.ts';
import { addWebApi } from './web-api.ts';
import { initialState } from './workspace.ts';

/** The options of the sandbox server for Slack. Only the port is required. */
export interface SlackOptions extends ListenOptions, Partial<SlackSettings> {
  /** The file for the workspace; in memory if absent. */
  stateFile?: string | undefined;
}

/** Slack's own schedule: at once, after one minute, after five. */
const RETRY_DELAYS_MS = [0, 60_000, 300_000];
const ACK_TIMEOUT_MS = 3_000;

/** Starts a workspace with Slack's OAuth, Web API and Events API. */
export async function startSlack(options: SlackOptions): Promise<RunningSandbox> {
  const settings: SlackSettings = {
    clientId: options.clientId ?? 'sandbox-client',
    clientSecret: options.clientSecret ?? 'sandbox-client-secret',
    signingSecret: options.signingSecret ?? 'sandbox-signing-secret',
    eventsUrl: options.eventsUrl,
    redirectUris: options.redirectUris ?? [],
    botEvents: options.botEvents ?? BOT_EVENTS,
    metadataTypes: options.metadataTypes ?? [],
    historyLimit: options.historyLimit ?? { everySeconds: 60, mostMessages: 15 },
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    timeoutMs: options.timeoutMs ?? ACK_TIMEOUT_MS,
  };
  const state = openState(options.stateFile, initialState);
  const server = await createSandboxServer({
    errorBody: (status, path) => ({
      ok: false,
      error: status === 404 && !path.startsWith('/api/') ? 'not_found' : (ERRORS[status] ?? 'fatal_error'),
    }),
    isOwnPage: (path) => /^\/(messages|updates|approvals|apps\/remove|assets\/.*)?$/.test(path),
    reset: () => {
      state.reset();
      delivery.clear();
      context.historyReadAt.clear();
      notify();
    },
  });
  const delivery = createSlackDelivery({ settings, clock: server.clock, state });
  let notify: () => void = () => undefined;
  const context: SlackContext = {
    state,
    settings,
    clock: server.clock,
    delivery,
    historyReadAt: new Map(),
    notify: () => notify(),
  };
  addWebApi(server.app, context);
  addInstall(server.app, context);
  addMessageControl(server.app, context);
  addAppControl(server.app, context);
  notify = addPages(server.app, context);
  const running = await server.listen(options, () => {
    delivery.stop();
    state.flush();
  });
  delivery.resume();
  return running;
}

const ERRORS: Record<number, string> = {
  400: 'invalid_json',
  404: 'unknown_method',
  413: 'request_too_large',
  415: 'invalid_post_type',
  429: 'ratelimited',
  503: 'service_unavailable',
};
