import {
  ChannelsDocument,
  ConnectWhatsAppDocument,
  SendTestMessageDocument,
  StartSlackInstallDocument,
  WhatsAppSetUpPageDocument,
} from '@konstruct/portal/documents';
import { type Operator, succeeded } from '../operator/operator.ts';
import type { RunningProduct } from './running-product.ts';
import { company } from './script.ts';
import { control } from './sandbox-control.ts';

export type Channel = Awaited<ReturnType<typeof channelsOf>>[number];

export const channelsOf = async (operator: Operator) => (await operator.ask(ChannelsDocument)).tenant?.channels ?? [];

async function consent(operator: Operator, product: RunningProduct, authorize: URL, team?: string): Promise<string> {
  const query = authorize.searchParams;
  const wish = { scope: query.get('scope'), redirect_uri: query.get('redirect_uri'), ...(team && { team }) };
  const made = await control<{ code: string }>(product, 'slack', 'codes', wish);
  const back = await operator.open(
    `/oauth/slack/callback?${new URLSearchParams({ code: made?.code ?? '', state: query.get('state') ?? '' })}`,
  );
  return new URL(back.headers.get('location') ?? '/', product.url).searchParams.get('slack') ?? `answer ${back.status}`;
}

/** Connects the sandbox's first workspace or, if another company here has it, a new one. */
export async function connectSlack(operator: Operator, product: RunningProduct): Promise<string> {
  const known = (await channelsOf(operator)).find(({ kind }) => kind === 'SLACK');
  if (known) return known.status === 'CONNECTED' ? 'is there' : 'is no longer connected: unchanged';
  if (!product.sandbox('slack')) return 'has no sandbox here: skipped';
  const start = async () => {
    const { startSlackInstall } = await operator.ask(StartSlackInstallDocument);
    return startSlackInstall.__typename === 'IntegrationOffError' ? null : new URL(startSlackInstall.url);
  };
  const authorize = await start();
  if (!authorize) return 'is off here: skipped';
  let outcome = await consent(operator, product, authorize);
  const again = outcome === 'taken' ? await start() : null;
  if (again) {
    const team = await control<{ id: string }>(product, 'slack', 'teams', { name: company });
    outcome = await consent(operator, product, again, team?.id);
  }
  if (outcome !== 'connected') throw new Error(`Slack was not connected: ${outcome}.`);
  return 'connected';
}

type Values = Parameters<typeof connect>[1];

async function connect(
  operator: Operator,
  input: { appId: string; appSecret: string; businessAccountId: string; phoneNumberId: string; accessToken: string },
) {
  return (await operator.ask(ConnectWhatsAppDocument, { input })).connectWhatsApp;
}

/** Connects the first sandbox number that no other company here has, and enters its callback at Meta. */
export async function connectWhatsApp(operator: Operator, product: RunningProduct): Promise<string> {
  const known = (await channelsOf(operator)).find(({ kind }) => kind === 'WHATSAPP');
  if (known) return known.status === 'DISCONNECTED' ? 'is no longer connected: unchanged' : 'is there';
  if (!product.sandbox('meta')) return 'has no sandbox here: skipped';
  for (const business of [1, 2]) {
    const values = await control<Values>(product, 'meta', `connection-values?business=${business}`);
    if (!values) break;
    const result = await connect(operator, values);
    if (result.__typename === 'IntegrationOffError') return 'is off here: skipped';
    if (result.__typename === 'WhatsAppCredentialsError' && result.reason === 'NUMBER_TAKEN') continue;
    const { id } = succeeded(result, 'ConnectWhatsAppSuccess').channel;
    const number = (await operator.ask(WhatsAppSetUpPageDocument, { id })).channel?.whatsApp;
    const { callbackUrl, verifyToken } = number ?? {};
    await control(product, 'meta', 'webhook', { app: values.appId, callbackUrl, verifyToken });
    return 'connected';
  }
  return 'both sandbox numbers belong to other companies here: skipped';
}

/** Sends each channel's test message, once. */
export async function sendTests(operator: Operator): Promise<string> {
  const alive = (await channelsOf(operator)).filter(({ status }) => status === 'CONNECTED');
  for (const { id: channelId } of alive)
    await operator.ask(SendTestMessageDocument, { input: { channelId, idempotencyKey: 'demo-test' } });
  return `${alive.length} sent`;
}
