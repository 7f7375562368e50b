import { openState } from '../control/state-file.ts';
import { createSandboxServer, type ListenOptions, type RunningSandbox } from '../control/sandbox-server.ts';
import { addAppControl } from './control/app-control.ts';
import { addMessageControl } from './control/message-control.ts';
import { errorForStatus } from './graph/graph-error.ts';
import { addGraph } from './graph/graph-routes.ts';
import type { MetaContext, MetaSettings } from './meta-context.ts';
import { addPages } from './page/page-routes.ts';
import { initialState } from './seed.ts';
import { createMetaDelivery } from './webhook/meta-delivery.ts';

export type { ShownMessage } from './control/message-control.ts';

/** The options of the sandbox server for Meta. Only the port is required. */
export interface MetaOptions extends ListenOptions, Partial<MetaSettings> {
  /** The file for its state; in memory if absent. */
  stateFile?: string | undefined;
}

/** Meta retries for days at growing intervals; these are the first ones. */
const RETRY_DELAYS_MS = [1_000, 5_000, 30_000, 120_000, 600_000];
const ACK_TIMEOUT_MS = 10_000;

/** Starts two businesses on WhatsApp, with the Graph API and its webhooks, and a phone to write from. */
export async function startMeta(options: MetaOptions): Promise<RunningSandbox> {
  const settings: MetaSettings = {
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    timeoutMs: options.timeoutMs ?? ACK_TIMEOUT_MS,
    statuses: options.statuses ?? ['sent', 'delivered'],
    refuses: options.refuses ?? 'in the answer',
  };
  const state = openState(options.stateFile, initialState);
  const delivery = createMetaDelivery({ settings, state });
  let notify: () => void = () => undefined;
  const server = await createSandboxServer({
    errorBody: (status, path) => errorForStatus(status, path),
    isOwnPage: (path) => /^\/(messages|updates|send|configuration|\d{7,15}|assets\/.*)?$/.test(path),
    reset: () => {
      state.reset();
      delivery.clear();
      context.rejections.length = 0;
      notify();
    },
  });
  const context: MetaContext = {
    state,
    settings,
    clock: server.clock,
    delivery,
    rejections: [],
    notify: () => notify(),
  };
  addAppControl(server.app, context);
  addMessageControl(server.app, context);
  notify = addPages(server.app, context);
  addGraph(server.app, context);
  const running = await server.listen(options, () => {
    delivery.stop();
    state.flush();
  });
  delivery.resume();
  return running;
}
