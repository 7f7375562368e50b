import { randomBytes } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import { type JsonReply, pause, type Received } from './http-server.ts';

/** A business with an app, an account and one number. */
export interface Business {
  readonly appId: string;
  readonly appSecret: string;
  readonly businessAccountId: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
  /** Where its webhooks go, once the product's address was saved. */
  callbackUrl: string;
  postDelayMs: number;
}

export interface GraphApi {
  readonly businesses: Business[];
  answer(received: Received): Promise<JsonReply>;
  /** A separate business for each caller. */
  register(): Business;
  /** Like Meta's dashboard: verifies the product's callback address, and saves it for the newest business. */
  saveCallback(callbackUrl: string, verifyToken: string): Promise<boolean>;
}

export interface GraphApiOptions {
  readonly ledger: Ledger;
  readonly isRefused: () => boolean;
  /** Called with each accepted message, for which Meta sends receipts. */
  readonly onMessage: (
    business: Business,
    message: { id: string; phone: string; callbackData: string | undefined },
  ) => void;
}

/** The part of Meta's Graph API that the product uses. */
export function createGraphApi({ ledger, isRefused, onMessage }: GraphApiOptions): GraphApi {
  const businesses: Business[] = [];

  async function send(business: Business, fields: Received['fields']): Promise<JsonReply> {
    if (fields['type'] !== 'text') return { body: { success: true } };
    if (isRefused()) {
      ledger.refusedCount += 1;
      return { status: 503, body: 'Service Unavailable' };
    }
    await pause(business.postDelayMs);
    const id = `wamid.${randomBytes(12).toString('hex')}`;
    const phone = String(fields['to'] ?? fields['recipient']);
    const text = String((fields['text'] as { body?: string } | undefined)?.body);
    const taken = {
      at: performance.now(),
      vendor: 'whatsapp' as const,
      account: business.phoneNumberId,
      place: phone,
      text,
      id,
    };
    ledger.posts.push(taken);
    ledger.onPost(taken);
    const callbackData = fields['biz_opaque_callback_data'];
    onMessage(business, { id, phone, callbackData: typeof callbackData === 'string' ? callbackData : undefined });
    return { body: { messaging_product: 'whatsapp', contacts: [{ input: phone, wa_id: phone }], messages: [{ id }] } };
  }

  return {
    businesses,
    register() {
      const number = businesses.length + 1;
      const business: Business = {
        appId: `70451299660000${number}`,
        appSecret: randomBytes(16).toString('hex'),
        businessAccountId: `10229012934000${number}`,
        phoneNumberId: `10654035224000${number}`,
        accessToken: `EAAHarness${number}${randomBytes(9).toString('hex')}`,
        ...{ callbackUrl: '', postDelayMs: 0 },
      };
      businesses.push(business);
      return business;
    },
    async saveCallback(callbackUrl, verifyToken) {
      const business = businesses.at(-1);
      if (!business) return false;
      const challenge = randomBytes(8).toString('hex');
      const url = new URL(callbackUrl);
      const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': challenge };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      const response = await fetch(url);
      if (!response.ok || (await response.text()) !== challenge) return false;
      business.callbackUrl = callbackUrl;
      return true;
    },
    async answer({ path, token, method, fields }) {
      const [, , object = '', edge] = path.split('/');
      if (object === 'debug_token') {
        const scopes = ['whatsapp_business_messaging', 'whatsapp_business_management'];
        return { body: { data: { app_id: token.split('|')[0], is_valid: true, expires_at: 0, scopes } } };
      }
      const business = businesses.find((one) => one.accessToken === token);
      if (!business) return { status: 401, body: { error: { code: 190, message: 'Invalid OAuth access token' } } };
      if (edge === 'messages') return send(business, fields);
      if (edge === 'phone_numbers') {
        const number = {
          id: business.phoneNumberId,
          display_phone_number: '+1 555-010-4477',
          verified_name: 'Acme',
          quality_rating: 'GREEN',
        };
        return { body: { data: [{ ...number, platform_type: 'CLOUD_API', status: 'CONNECTED' }] } };
      }
      return { body: method === 'GET' ? { id: object } : { success: true } };
    },
  };
}
