import { isCurrent, isSigned } from '@konstruct/kit/webhook';

export interface SignedRequest {
  readonly body: Buffer;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
}

const prefix = 'v0=';

/**
 * Whether Slack signed exactly these bytes with one of the secrets, within five minutes before or after now.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSignedBySlack(
  { body, signature, timestamp }: SignedRequest,
  secrets: readonly string[],
  now: Date,
): boolean {
  if (!signature?.startsWith(prefix) || !isCurrent(timestamp, now)) return false;
  return isSigned({ secrets, parts: [`v0:${timestamp}:`, body], signatures: [signature.slice(prefix.length)] });
}
