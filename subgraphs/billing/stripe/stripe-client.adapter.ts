import Stripe from 'stripe';

export interface StripeOptions {
  readonly secretKey: string;
  readonly apiUrl: string;
}

const timeoutMs = 15_000;

/** Whether the key moves real money. */
export const isLiveKey = (secretKey: string) => /^[rs]k_live_/.test(secretKey);

export function createStripeClient({ secretKey, apiUrl }: StripeOptions): Stripe {
  const { hostname, port, protocol } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return new Stripe(secretKey, {
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? 'http' : 'https',
    maxNetworkRetries: 2,
    timeout: timeoutMs,
    telemetry: false,
  });
}
