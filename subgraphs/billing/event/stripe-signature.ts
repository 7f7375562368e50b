import { isCurrent, isSigned } from '@konstruct/kit/webhook';

export interface SignedRequest {
  readonly rawBody: Buffer;
  /** The header `stripe-signature`; undefined if it is missing. */
  readonly header: string | undefined;
}

/** Reads `t=1764000000,v1=…,v1=…`; other schemes are no proof: https://docs.stripe.com/webhooks/signature */
function readHeader(header: string): { readonly timestamp: string | undefined; readonly signatures: string[] } {
  const pairs = header.split(',').map((pair) => pair.trim().split('=', 2));
  const valuesOf = (wanted: string) =>
    pairs.flatMap(([name, value]) => (name === wanted && value !== undefined ? [value] : []));
  const times = pairs.filter(([name]) => name === 't').length;
  return { timestamp: times === 1 ? valuesOf('t')[0] : undefined, signatures: valuesOf('v1') };
}

/**
 * Whether Stripe signed exactly these bytes with any of our secrets, within five minutes of now in either direction
 * (Stripe's own library accepts times in the future). More than one secret is valid while one is being replaced.
 */
export function isSignedByStripe({ rawBody, header }: SignedRequest, secrets: readonly string[], now: Date): boolean {
  const { timestamp, signatures } = readHeader(header ?? '');
  if (timestamp === undefined || !isCurrent(timestamp, now)) return false;
  return isSigned({ secrets, signatures, parts: [`${timestamp}.`, rawBody] });
}
