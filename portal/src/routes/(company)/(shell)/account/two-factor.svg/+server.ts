import { error, type RequestHandler } from '@sveltejs/kit';
import { qrCode } from '#lib/server/qr-code.ts';
import { text } from '../text.ts';

/** Longer than any address of an account makes it. */
const maxLength = 800;

/** Draws what an authenticator app reads. The text holds a secret, so it comes in a body, never in an address. */
export const POST: RequestHandler = async ({ request }) => {
  const { uri } = ((await request.json().catch(() => null)) ?? {}) as { uri?: unknown };
  if (typeof uri !== 'string' || uri.length > maxLength || !uri.startsWith('otpauth://totp/')) error(400, text.twoFactor.scan.notAnAddress);
  return new Response(qrCode(uri), { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } });
};
