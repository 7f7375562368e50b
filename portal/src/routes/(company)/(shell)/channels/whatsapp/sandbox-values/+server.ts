import { error, type RequestHandler } from '@sveltejs/kit';
import { PRACTICE_PROVIDERS } from '$app/env/private';
import { text } from '../text.ts';

/** What Meta's sandbox server wants to be connected with. The browser cannot ask it: it is another origin. */
export const GET: RequestHandler = async ({ fetch }) => {
  const address = PRACTICE_PROVIDERS?.find(({ name }) => name === 'WhatsApp')?.values;
  if (!address) error(404, text.noSandboxValues);
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) error(503, text.sandboxSilent);
  return Response.json(await response.json());
};
