import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly rawBody: Buffer;
  /** The header `stripe-signature`; undefined where there is none, or several. */
  readonly header: string | undefined;
}

const toleranceSeconds = 300;

/** Reads `t=1764000000,v1=…,v1=…`; other schemes are no proof: https://docs.stripe.com/webhooks/signature */
function readHeader(header: string): { timestamp: number; signatures: string[] } | null {
  const pairs = header.split(',').map((pair) => pair.trim().split('=', 2) as [string, string | undefined]);
  const times = pairs.filter(([name]) => name === 't').map(([, value = '']) => value);
  const signatures = pairs.filter(([name, value]) => name === 'v1' && value !== undefined).map(([, value = '']) => value);
  const [time] = times;
  return times.length === 1 && time !== undefined && /^\d{1,12}$/.test(time) ? { timestamp: Number(time), signatures } : null;
}

/**
 * Whether Stripe sent these very bytes, within five minutes of now on either side (its own library lets the future pass), signed
 * with any of our secrets: while one is replaced, both are good.
 */
export function isSignedByStripe({ rawBody, header }: SignedRequest, secrets: readonly string[], now: Date): boolean {
  const told = header === undefined ? null : readHeader(header);
  if (!told) return false;
  if (Math.abs(now.getTime() / 1000 - told.timestamp) > toleranceSeconds) return false;
  const usable = secrets.filter((secret) => secret.trim() !== '');
  const expected = usable.map((secret) => createHmac('sha256', secret).update(`${told.timestamp}.`).update(rawBody).digest());
  const given = told.signatures.map((signature) => Buffer.from(signature, 'hex'));
  return expected.some((right) => given.some((one) => one.length === right.length && timingSafeEqual(one, right)));
}
