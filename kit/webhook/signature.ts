import { createHmac, timingSafeEqual } from 'node:crypto';

interface Signed {
  /**
   * Any of them may have signed: two are valid while one replaces the other. An empty one, which everyone knows, does
   * not count.
   */
  readonly secrets: readonly string[];
  /** What was signed, in order. */
  readonly parts: readonly (string | Buffer)[];
  /** The signatures that came with it, as hexadecimal text. */
  readonly signatures: readonly string[];
}

/** Whether one of the signatures is the HMAC-SHA256 of exactly these bytes by one of the secrets. */
export function isSigned({ secrets, parts, signatures }: Signed): boolean {
  const given = signatures.filter((text) => /^[0-9a-f]{64}$/i.test(text)).map((text) => Buffer.from(text, 'hex'));
  return secrets
    .filter((secret) => secret.trim() !== '')
    .map((secret) =>
      parts
        .reduce<ReturnType<typeof createHmac>>((hmac, part) => hmac.update(part), createHmac('sha256', secret))
        .digest(),
    )
    .some((expected) => given.some((one) => timingSafeEqual(one, expected)));
}

const toleranceSeconds = 300;

/** Whether a time in seconds since 1970, as text, is within five minutes before or after now. */
export function isCurrent(timestamp: string | undefined, now: Date): boolean {
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= toleranceSeconds;
}
