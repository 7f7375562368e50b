import { randomBytes, randomUUID } from 'node:crypto';
import { startMail } from '@konstruct/sandbox/mail';
import { type Business, createGraphApi } from './graph-api.ts';
import { type JsonReply, pause, type Received, startServer } from './http-server.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type ModelServer, startModelServer } from './model-server.ts';
import { createSlackApi, type Workspace } from './slack-api.ts';
import { metaWebhook, receipt, slackWebhook, type WebhookRequest } from './webhook-requests.ts';

/** Models that answer at different speeds, each a provider with its own address. */
export const providerIds = ['practice', 'slow', 'dripping', 'steady'] as const;
export type ProviderId = (typeof providerIds)[number];

/**
 * Sandbox servers for Slack, Meta, models and mail within this process: they answer at once, and count what they
 * accepted.
 */
export interface Vendors {
  readonly ledger: Ledger;
  readonly workspaces: readonly Workspace[];
  readonly businesses: readonly Business[];
  readonly models: Readonly<Record<ProviderId, ModelServer>>;
  readonly signingSecret: string;
  /** Share of posts and model calls, 0 to 1, that are answered with 503 before anything is accepted. */
  refusedShare: number;
  /** Whether Slack sends the app its own posts as events, and Meta receipts. */
  sendsEcho: boolean;
  /** How echoes reach the product. */
  deliver: (request: WebhookRequest) => Promise<void>;
  /** Where a sandbox server listens, by the names of `test/setup`. */
  sandbox(name: 'slack' | 'mail' | 'model' | 'meta' | 'stripe'): string;
  /** What services need to reach them. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts all of them on free ports of the loopback address. */
export async function startVendors(): Promise<Vendors> {
  const ledger = openLedger();
  const signingSecret = randomBytes(16).toString('hex');
  const isRefused = () => Math.random() < vendors.refusedShare;
  // What the vendor sends beside its answer arrives a moment later, as over a network, and again if it was not
  // acknowledged.
  const echo = async (request: () => WebhookRequest) => {
    for (let tries = 0; tries < 20 && vendors.sendsEcho; tries += 1) {
      await pause(tries === 0 ? 20 : 1000);
      const isTaken = await vendors.deliver(request()).then(
        () => true,
        () => false,
      );
      if (isTaken) return;
    }
  };
  const slack = createSlackApi({
    ledger,
    isRefused,
    onPost(workspace, event) {
      const eventId = `Ev${randomUUID()}`;
      void echo(() => slackWebhook(signingSecret, workspace, eventId, event));
    },
  });
  const graph = createGraphApi({
    ledger,
    isRefused,
    onMessage(business, message) {
      for (const status of ['sent', 'delivered'] as const)
        void echo(() => metaWebhook(business, receipt(message, status)));
    },
  });
  const api = await startServer(async (received) => {
    if (received.path.startsWith('/_control/')) return control(received);
    return received.path.startsWith('/api/') ? slack.answer(received) : graph.answer(received);
  });
  const mail = await startMail({ port: 0, host: '127.0.0.1' });
  const servers = await Promise.all(
    providerIds.map(async (id) => [id, await startModelServer({ ledger, isRefused })] as const),
  );
  const models = Object.fromEntries(servers) as Record<ProviderId, ModelServer>;

  /**
   * What an operator does at the vendors' own pages; each install gets its own workspace, and each form its own
   * business.
   */
  async function control({ path, fields }: Received): Promise<JsonReply> {
    if (path === '/_control/codes') return { body: { code: slack.issueCode(String(fields['scope'])) } };
    if (path === '/_control/connection-values') {
      const { appId, appSecret, businessAccountId, phoneNumberId, accessToken } = graph.register();
      return { body: { appId, appSecret, businessAccountId, phoneNumberId, accessToken } };
    }
    const isSaved = await graph.saveCallback(String(fields['callbackUrl']), String(fields['verifyToken']));
    return { status: isSaved ? 200 : 422, body: { isSaved } };
  }

  const vendors: Vendors = {
    ledger,
    workspaces: slack.workspaces,
    businesses: graph.businesses,
    models,
    signingSecret,
    refusedShare: 0,
    sendsEcho: true,
    deliver: async () => undefined,
    sandbox: (name) => (name === 'mail' ? mail.url : name === 'model' ? models.practice.url : api.url),
    environment: {
      SLACK_CLIENT_ID: 'harness',
      SLACK_CLIENT_SECRET: randomBytes(16).toString('hex'),
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${api.url}/api/`,
      SLACK_AUTHORIZE_URL: `${api.url}/oauth/v2/authorize`,
      META_GRAPH_URL: api.url,
      WHATSAPP_CHAT_URL: api.url,
      SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}`,
      BILLING: 'off',
      // A provider for which each company brings its own key.
      OPENAI_BASE_URL: `${models.practice.url}/v1`,
      EXTRA_LLM_PROVIDERS: JSON.stringify(providerIds.map((id) => providerSettings(id, models[id].url))),
      LLM_ALLOW_PRIVATE_HOSTS: providerIds.map((id) => `127.0.0.1:${models[id].port}`).join(','),
    },
    async stop() {
      await Promise.all([api.stop(), mail.stop(), ...Object.values(models).map((model) => model.stop())]);
    },
  };
  return vendors;
}

const providerSettings = (id: ProviderId, url: string) => ({
  ...{
    id,
    name: `Model ${id}`,
    protocol: 'openai-compatible',
    baseUrl: `${url}/v1`,
    isKeyRequired: false,
    isPractice: true,
  },
  models: [
    { id: 'practice-1', name: 'Sandbox 1', inputUsdPerMillionTokens: '0.15', outputUsdPerMillionTokens: '0.60' },
  ],
});
