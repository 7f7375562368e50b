import { isSigned } from '@konstruct/kit/webhook';

const prefix = 'sha256=';

/**
 * Whether the app with this secret signed exactly these bytes. The signature covers no time: a replay is recognized by
 * the ids in it. https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function isSignedByApp(body: Buffer, signature: string | undefined, appSecret: string): boolean {
  if (!signature?.startsWith(prefix)) return false;
  return isSigned({ secrets: [appSecret], parts: [body], signatures: [signature.slice(prefix.length)] });
}
