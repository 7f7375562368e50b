import { redirect } from '@sveltejs/kit';
import type { Cookies } from '@sveltejs/kit';
import { SignedInDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { readTenantId, tenantCookie } from '#lib/graph/tenant.ts';
import { route, safeNext } from '#lib/route.ts';
import type { RequestHandler } from './$types';
import { text } from './text.ts';

const yearSeconds = 31_536_000;

const keep = (cookies: Cookies, tenantId: string) =>
  cookies.set(tenantCookie, tenantId, { path: '/', maxAge: yearSeconds, sameSite: 'lax', httpOnly: true });

/** Opens the operator's oldest company if none is open. */
export const GET: RequestHandler = async (event) => {
  const { viewer } = await query(event, SignedInDocument, {}, 'viewer');
  if (!viewer) redirect(303, route.signIn());
  const [oldest] = viewer.tenants;
  if (!oldest) redirect(303, route.newCompany());
  keep(event.cookies, oldest.id);
  redirect(303, safeNext(event.url.searchParams.get('next')));
};

/** Opens the company named in the form. The gateway checks on each request that the operator belongs to it. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const tenantId = readTenantId(String((await request.formData()).get('tenantId')));
  if (!tenantId) return new Response(text.notFound, { status: 400 });
  keep(cookies, tenantId);
  return new Response(null, { status: 204 });
};
