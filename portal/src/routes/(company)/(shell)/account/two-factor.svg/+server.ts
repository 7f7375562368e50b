import { error, type RequestHandler } from '@sveltejs/kit';
import { qrCode } from '#lib/server/qr-code.ts';
import { text } from '../text.ts';

/** Longer than the text of any account. */
const maxLength = 800;

/**
 * Renders the QR code for an authenticator app. The text holds a secret, so it is sent in a body, never in an address.
 */
export const POST: RequestHandler = async ({ request }) => {
  const { uri } = ((await request.json().catch(() => null)) ?? {}) as { uri?: unknown };
  if (typeof uri !== 'string' || uri.length > maxLength || !uri.startsWith('otpauth://totp/'))
    error(400, text.twoFactor.scan.notAnAddress);
  return new Response(qrCode(uri), { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } });
};
