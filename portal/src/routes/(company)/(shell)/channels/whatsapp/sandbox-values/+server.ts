import { error, type RequestHandler } from '@sveltejs/kit';
import { PRACTICE_PROVIDERS } from '$app/env/private';

/** What the stand-in for Meta wants to be connected with. The browser cannot ask it: it is another origin. */
export const GET: RequestHandler = async ({ fetch }) => {
  const address = PRACTICE_PROVIDERS?.find(({ name }) => name === 'WhatsApp')?.values;
  if (!address) error(404, 'There are no practice values on this installation.');
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) error(503, 'The stand-in for Meta does not answer.');
  return Response.json(await response.json());
};
