import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { GATEWAY_URL } from '$app/env/private';
import { readTenantId, tenantCookie } from '#lib/graph/tenant.ts';
import { readTheme, themeCookie } from '#lib/theme.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const notes = event.platform?.req.notes;
  if (notes) notes.route = event.route.id;
  event.locals.theme = readTheme(event.cookies.get(themeCookie));
  event.locals.tenantId = readTenantId(event.cookies.get(tenantCookie));
  const { theme, tenantId } = event.locals;
  const response = await resolve(event, {
    // While a page hydrates, SvelteKit answers a load's fetch from the page itself, and urql reads the content type.
    filterSerializedResponseHeaders: (name) => name === 'content-type',
    transformPageChunk: ({ html }) => html.replace('%theme%', theme).replace('%tenant%', tenantId ?? ''),
    preload: (input) => (input.type === 'font' ? input.filename.includes('inter-latin-wght') : input.type !== 'asset'),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  if (response.headers.get('content-type')?.startsWith('text/html'))
    response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** Logs an unexpected error under the id of its request. A missing page is not an error. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const notes = event.platform?.req.notes;
  if (notes) notes.onError(error);
  else console.error(error);
};

/**
 * What the browser requests from the public entry point, the server requests directly from the gateway, on the
 * operator's behalf.
 */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !(url.pathname === '/graphql' || url.pathname.startsWith('/api/auth/')))
    return fetch(request);
  const inside = new Request(`${GATEWAY_URL}${url.pathname}${url.search}`, request);
  const cookie = event.request.headers.get('cookie');
  if (cookie) inside.headers.set('cookie', cookie);
  inside.headers.set('origin', event.url.origin);
  const requestId = event.request.headers.get('x-request-id');
  if (requestId) inside.headers.set('x-request-id', requestId);
  const address = event.request.headers.get('x-forwarded-for');
  if (address) inside.headers.set('x-forwarded-for', address);
  return fetch(inside);
};
