import { randomInt } from 'node:crypto';
import type { TestService } from '@konstruct/kit/testing';

export interface AuthAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly location: string | null;
  readonly cookies: readonly string[];
  /** From a rejection for too many attempts. */
  readonly retryAfter: string | null;
  readonly rateLimit: string | null;
}

/** A browser with its own cookie jar, as the service sees it behind the gateway: each with its own address. */
export function createBrowser(service: TestService, publicUrl: string) {
  const jar = new Map<string, string>();
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  async function request(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<AuthAnswer> {
    const headers = {
      origin: publicUrl,
      'x-konstruct-client-ip': address,
      ...(await service.identity.headers({ kind: 'anonymous' }, service.name)),
      ...(jar.size > 0 && { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...more,
    };
    const init = {
      method,
      redirect: 'manual',
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    } as const;
    const response = await fetch(`${service.url}/api/auth${path}`, init);
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
      location: response.headers.get('location'),
      cookies,
      retryAfter: response.headers.get('retry-after'),
      rateLimit: response.headers.get('ratelimit'),
    };
  }

  return {
    jar,
    get: (path: string, headers?: Record<string, string>) => request('GET', path, undefined, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) => request('POST', path, body, headers),
    request,
    /** Follows a mailed link to the service. */
    open: (link: string) => request('GET', link.replace(`${publicUrl}/api/auth`, '')),
    /** Presses the button on the page that a mailed link leads to. */
    confirm: (link: string, password?: string) =>
      request('POST', '/verify-email', {
        token: new URL(link).searchParams.get('token'),
        ...(password !== undefined && { password }),
      }),
    /** Whether the jar holds a valid session. */
    isSignedIn: async () => 'user' in (await request('GET', '/get-session')).body,
  };
}
