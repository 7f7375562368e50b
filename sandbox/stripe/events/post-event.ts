import type { Attempt, DeliveryMode, DeliverySettings } from './delivery.ts';
import { signatureHeader } from './signature.ts';

/** POSTs a body to the webhook, signed as Stripe signs. Never throws: a failure is an answer too. */
export async function postEvent(
  settings: DeliverySettings,
  stopping: AbortSignal,
  body: string,
  mode: DeliveryMode = {},
): Promise<Attempt> {
  if (settings.webhookUrl === undefined) return { status: null, failure: 'connection_failed' };
  // The machine's own time, not the stand-in's: whoever checks the signature has not moved its clock.
  const timestamp = Math.floor(Date.now() / 1000) + (mode.timestampOffsetSeconds ?? 0);
  const secret = mode.badSignature === true ? `not-${settings.webhookSecret}` : settings.webhookSecret;
  try {
    const response = await fetch(settings.webhookUrl, {
      method: 'POST',
      body,
      // A redirect is a failed delivery: https://docs.stripe.com/webhooks#built-in-retries
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(secret, timestamp, body),
      },
      signal: AbortSignal.any([AbortSignal.timeout(settings.timeoutMs), stopping]),
    });
    await response.arrayBuffer();
    return { status: response.status, failure: null };
  } catch (error) {
    return { status: null, failure: (error as Error).name === 'TimeoutError' ? 'timeout' : 'connection_failed' };
  }
}
