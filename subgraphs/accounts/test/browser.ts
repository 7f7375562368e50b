import { randomInt } from 'node:crypto';

export interface AuthAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly location: string | null;
  readonly cookies: readonly string[];
  /** Of a refusal for too many attempts. */
  readonly retryAfter: string | null;
  readonly rateLimit: string | null;
}

/** A browser with a jar of its own, as the service sees it behind the gateway: each at an address of its own. */
export function createBrowser(serviceUrl: string, publicUrl: string, signature: () => Promise<Record<string, string>>) {
  const jar = new Map<string, string>();
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  async function request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<AuthAnswer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${serviceUrl}/api/auth${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: publicUrl,
        'x-konstruct-client-ip': address,
        ...(await signature()),
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text };
    const { status, headers: answered } = response;
    return {
      status,
      body: parsed,
      location: answered.get('location'),
      cookies,
      retryAfter: answered.get('retry-after'),
      rateLimit: answered.get('ratelimit'),
    };
  }

  return {
    jar,
    get: (path: string, headers?: Record<string, string>) => request('GET', path, undefined, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) => request('POST', path, body, headers),
    request,
    /** Follows a mailed link to the service. */
    open: (link: string) => request('GET', link.replace(`${publicUrl}/api/auth`, '')),
    /** Presses the button of the page that a mailed link leads to. */
    confirm: (link: string, password?: string) =>
      request('POST', '/verify-email', { token: new URL(link).searchParams.get('token'), ...(password !== undefined && { password }) }),
    /** Whether the jar holds a session that is good. */
    isSignedIn: async () => 'user' in (await request('GET', '/get-session')).body,
  };
}
