import { createHmac } from 'node:crypto';

/**
 * Slack's request signature, version 0, over the exact bytes that are sent.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function sign(signingSecret: string, timestampSeconds: number, rawBody: string | Buffer): string {
  const signed = createHmac('sha256', signingSecret).update(`v0:${timestampSeconds}:`).update(rawBody);
  return `v0=${signed.digest('hex')}`;
}
