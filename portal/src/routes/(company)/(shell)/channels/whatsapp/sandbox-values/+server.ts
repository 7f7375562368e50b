import { error, type RequestHandler } from '@sveltejs/kit';
import { SANDBOX_SERVERS } from '$app/env/private';
import { text } from '../text.ts';

/**
 * The values to connect to Meta's sandbox server with. The browser cannot request them itself, because the origin is
 * different.
 */
export const GET: RequestHandler = async ({ fetch }) => {
  const address = SANDBOX_SERVERS?.find(({ name }) => name === 'WhatsApp')?.values;
  if (!address) error(404, text.noSandboxValues);
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) error(503, text.sandboxSilent);
  return Response.json(await response.json());
};
