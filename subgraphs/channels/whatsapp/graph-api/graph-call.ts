import { z } from 'zod';
import { isNeverConnected } from '@konstruct/kit/http';
import type { GraphFailure } from './classify-graph-failure.ts';

/** The Graph API's address, and how long to wait for it. */
export interface GraphSettings {
  /** Without a version: `https://graph.facebook.com`. */
  readonly graphUrl: string;
  readonly version: string;
  readonly timeoutMs: number;
}

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Without the version and without a leading slash. */
  readonly path: string;
  readonly token: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type GraphAnswer = { readonly kind: 'ok'; readonly body: unknown } | GraphFailure;

const errorBody = z.object({ error: z.object({ code: z.number(), error_subcode: z.number().nullish() }) });

/**
 * One call of the Graph API, never repeated and never redirected, because it carries a token. Nothing that Meta answers
 * is quoted.
 */
export async function callGraph(
  settings: GraphSettings,
  { method, path, token, query = {}, body }: GraphRequest,
): Promise<GraphAnswer> {
  const url = new URL(`${settings.graphUrl.replace(/\/$/, '')}/${settings.version}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    const answer = await readJson(response);
    if (response.ok && answer !== undefined) return { kind: 'ok', body: answer };
    const retryAfter = response.headers.get('retry-after') ?? '';
    const retryAfterSeconds = /^\d{1,7}$/.test(retryAfter) ? Number(retryAfter) : null;
    const failed = errorBody.safeParse(answer);
    if (!failed.success) return { kind: 'http', status: response.status, retryAfterSeconds };
    const { code, error_subcode: subcode } = failed.data.error;
    return { kind: 'error', code, subcode: subcode ?? null, status: response.status, retryAfterSeconds };
  } catch (error) {
    return { kind: 'network', isNeverConnected: isNeverConnected(error) };
  }
}

/** Undefined when the body is not JSON: a proxy's page is not an answer from Graph. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
