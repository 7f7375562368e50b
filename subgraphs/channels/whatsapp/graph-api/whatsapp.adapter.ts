import { z } from 'zod';
import type { PostOutcome } from '../../delivery/message/sender.port.ts';
import { callGraph, type GraphAnswer, type GraphSettings } from './graph-call.ts';
import { classifyGraphFailure } from './classify-graph-failure.ts';
import type {
  Credentials,
  MetaNumber,
  NumberOutcome,
  RegisterOutcome,
  TokenOutcome,
  WhatsApp,
  WhatsAppPost,
} from './whatsapp.port.ts';

const debugged = z.object({
  data: z.object({
    app_id: z.coerce.string().optional(),
    is_valid: z.boolean(),
    expires_at: z.number().nullish(),
    scopes: z.array(z.string()).default([]),
  }),
});

const text = z.string().catch('');
const listed = z.object({
  data: z.array(
    z.object({
      id: z.coerce.string(),
      display_phone_number: text,
      verified_name: text,
      quality_rating: z.enum(['GREEN', 'YELLOW', 'RED']).or(z.literal('UNKNOWN')).catch('UNKNOWN'),
      platform_type: text,
      status: text,
    }),
  ),
  paging: z
    .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
    .optional(),
});
const fields = 'id,display_phone_number,verified_name,quality_rating,platform_type,status';
/** An account has a few numbers, seldom dozens: this ends a list that would not end. */
const maxPages = 20;

const provingTimeoutMs = 4_500;

const accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });

const isRejection = (answer: GraphAnswer) =>
  answer.kind === 'error' && answer.status < 500 && answer.code !== 1 && answer.code !== 2;

/** WhatsApp over Meta's Graph API. https://developers.facebook.com/docs/whatsapp/cloud-api */
export function createWhatsApp(settings: GraphSettings): WhatsApp {
  // A person waits for these calls, and there are several.
  const proving = { ...settings, timeoutMs: Math.min(settings.timeoutMs, provingTimeoutMs) };
  return {
    inspectToken: (credentials, now) => inspectToken(proving, credentials, now),
    findNumber: (credentials) => findNumber(proving, credentials),
    register: (credentials, pin) => register(proving, credentials, pin),
    subscribe: (token, businessAccountId) => subscribe(proving, token, businessAccountId),
    unsubscribe: (token, businessAccountId) => unsubscribe(settings, token, businessAccountId),
    send: (token, post) => send(settings, token, post),
  };
}

async function inspectToken(settings: GraphSettings, credentials: Credentials, now: Date): Promise<TokenOutcome> {
  const { appId, appSecret, accessToken } = credentials;
  const answer = await callGraph(settings, {
    method: 'GET',
    path: 'debug_token',
    token: `${appId}|${appSecret}`,
    query: { input_token: accessToken },
  });
  return readToken(answer, appId, now);
}

async function register(
  settings: GraphSettings,
  { accessToken, phoneNumberId }: Credentials,
  pin: string,
): Promise<RegisterOutcome> {
  const answer = await callGraph(settings, {
    method: 'POST',
    path: `${phoneNumberId}/register`,
    token: accessToken,
    body: { messaging_product: 'whatsapp', pin },
  });
  if (answer.kind === 'ok') return 'registered';
  if (!isRejection(answer) || answer.kind !== 'error') return 'unreachable';
  if (answer.code === 133005 || answer.code === 133006) return 'pin_refused';
  return answer.code === 133016 || answer.code === 133008 || answer.code === 133009 ? 'too_often' : 'refused';
}

async function subscribe(settings: GraphSettings, token: string, businessAccountId: string) {
  const answer = await callGraph(settings, { method: 'POST', path: `${businessAccountId}/subscribed_apps`, token });
  if (answer.kind === 'ok') return 'subscribed';
  return isRejection(answer) ? 'refused' : 'unreachable';
}

async function unsubscribe(settings: GraphSettings, token: string, businessAccountId: string): Promise<void> {
  const answer = await callGraph(settings, { method: 'DELETE', path: `${businessAccountId}/subscribed_apps`, token });
  if (answer.kind !== 'ok' && !isRejection(answer))
    throw new Error('Meta could not be asked to stop sending messages.');
}

async function send(
  settings: GraphSettings,
  token: string,
  { phoneNumberId, destination, text: words, callbackData }: WhatsAppPost,
): Promise<PostOutcome> {
  const answer = await callGraph(settings, {
    method: 'POST',
    path: `${phoneNumberId}/messages`,
    token,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...('phone' in destination ? { to: destination.phone } : { recipient: destination.userId }),
      type: 'text',
      text: { body: words, preview_url: false },
      biz_opaque_callback_data: callbackData,
    },
  });
  if (answer.kind !== 'ok') return classifyGraphFailure(answer);
  const taken = accepted.safeParse(answer.body);
  const id = taken.success ? taken.data.messages[0]?.id : undefined;
  // A 200 without a message id: whatever answered, it was not the Graph API that we know.
  return id === undefined
    ? classifyGraphFailure({ kind: 'http', status: 200, retryAfterSeconds: null })
    : { kind: 'sent', externalId: id };
}

function readToken(answer: GraphAnswer, appId: string, now: Date): TokenOutcome {
  if (answer.kind === 'error' && isRejection(answer))
    return { kind: answer.code === 100 ? 'of_another_app' : 'app_refused' };
  const read = answer.kind === 'ok' ? debugged.safeParse(answer.body) : undefined;
  if (!read?.success) return { kind: 'unreachable' };
  const { app_id: of, is_valid: isValid, expires_at: expiresAt, scopes } = read.data.data;
  const at = expiresAt ? new Date(expiresAt * 1000) : null;
  if (of !== undefined && of !== appId) return { kind: 'of_another_app' };
  if (!isValid) return at !== null && at <= now ? { kind: 'expired', at } : { kind: 'invalid' };
  return { kind: 'valid', expiresAt: at, scopes };
}

async function findNumber(
  settings: GraphSettings,
  { accessToken, businessAccountId, phoneNumberId }: Credentials,
): Promise<NumberOutcome> {
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await callGraph(settings, {
      method: 'GET',
      path: `${businessAccountId}/phone_numbers`,
      token: accessToken,
      query: { fields, limit: '100', ...(after === undefined ? {} : { after }) },
    });
    if (answer.kind === 'error' && isRejection(answer)) {
      return { kind: answer.code === 100 || answer.code === 2500 ? 'no_account' : 'no_permission' };
    }
    const read = answer.kind === 'ok' ? listed.safeParse(answer.body) : undefined;
    if (!read?.success) return { kind: 'unreachable' };
    const found = read.data.data.find(({ id }) => id === phoneNumberId);
    if (found !== undefined) return { kind: 'found', number: describe(found) };
    after = read.data.paging?.next === undefined ? undefined : read.data.paging.cursors?.after;
    if (after === undefined) break;
  }
  return { kind: 'no_number' };
}

function describe(found: z.infer<typeof listed>['data'][number]): MetaNumber {
  return {
    displayPhoneNumber: found.display_phone_number.slice(0, 60),
    verifiedName: found.verified_name.slice(0, 200),
    qualityRating: found.quality_rating,
    platform: found.platform_type,
    status: found.status,
  };
}
