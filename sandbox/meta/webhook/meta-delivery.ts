import type { State } from '../../control/state-file.ts';
import type { Delivery, DeliveryFault, DeliverySettings } from '../../delivery/delivery.ts';
import { createDeliveryWorker, type DeliveryWorker } from '../../delivery/delivery-worker.ts';
import { createStateOutbox } from '../../delivery/state-outbox.ts';
import type { App } from '../account.ts';
import { signatureHeaders, writeJson, type SignatureFault } from './signature.ts';

/** What identifies a webhook. */
export interface MetaWebhookId {
  /** Counts up from 1. */
  number: number;
  appId: string;
}

/** How Meta's next webhooks are sent. */
export interface MetaFault extends DeliveryFault {
  /** How it is signed: with a wrong secret, not at all, or only in the old header. */
  signature?: SignatureFault;
}

/** Sends webhooks to apps. */
export interface MetaDelivery extends Pick<
  DeliveryWorker<MetaWebhookId, MetaFault>,
  'list' | 'setFault' | 'settled' | 'resume' | 'clear' | 'stop'
> {
  /** Sends the payload to one app. */
  send(app: App, payload: unknown): Delivery<MetaWebhookId>;
  /** Makes one more POST of an earlier webhook; undefined if there is none with this number. */
  redeliver(number: number): Promise<Delivery<MetaWebhookId> | undefined>;
}

interface MetaDeliveryOptions {
  settings: DeliverySettings;
  state: State<{ apps: App[]; outbox: Delivery<MetaWebhookId>[] }>;
}

/**
 * Webhooks as Meta sends them: each at once, to its app's callback, signed with its secret. A retry looks like the
 * first attempt.
 */
export function createMetaDelivery({ settings, state }: MetaDeliveryOptions): MetaDelivery {
  const appOf = ({ appId }: MetaWebhookId) => state.value.apps.find((one) => one.id === appId);
  let last = Math.max(0, ...state.value.outbox.map(({ number }) => number));
  const worker = createDeliveryWorker<MetaWebhookId, MetaFault>({
    settings,
    outbox: createStateOutbox(state),
    isOrdered: false,
    targetOf: (about) => {
      const url = appOf(about)?.webhook?.callbackUrl;
      return url === undefined ? { unsent: 'no URL' } : { url };
    },
    headersOf: ({ about, body, fault }) => ({
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      ...signatureHeaders(appOf(about)?.secret ?? '', body, fault?.signature),
    }),
  });
  return {
    ...worker,
    send: (app, payload) => worker.send({ number: ++last, appId: app.id }, writeJson(payload)),
    redeliver: async (number) => {
      const delivery = worker.list().find((one) => one.number === number);
      if (delivery !== undefined) await worker.redeliver(delivery);
      return delivery;
    },
  };
}
