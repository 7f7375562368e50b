import { WebClient } from '@slack/web-api';

/** The bot scopes that the product requests, including channel history. */
export const SCOPES =
  'app_mentions:read,chat:write,im:history,im:write,im:read,users:read,reactions:write,channels:read,channels:history';

/** The product's redirect address. */
export const REDIRECT = 'http://localhost:4000/oauth/slack/callback';

/** POSTs JSON to a control endpoint and returns its answer. */
export async function control<T = unknown>(url: string, path: string, body?: unknown, method = 'POST'): Promise<T> {
  const response = await fetch(`${url}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A client from Slack's own SDK, without retries, pointed at the sandbox server. */
export function clientFor(url: string, token?: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 3000,
  });
}

/** Installs the app as Ada, without the consent page, and returns its token. */
export async function install(url: string, scope = SCOPES, team?: string): Promise<string> {
  const { code } = await control<{ code: string }>(url, '/codes', {
    scope,
    redirect_uri: REDIRECT,
    ...(team === undefined ? {} : { team }),
  });
  const answer = await clientFor(url).oauth.v2.access({
    client_id: 'sandbox-client',
    client_secret: 'sandbox-client-secret',
    code,
    redirect_uri: REDIRECT,
  });
  return answer.access_token ?? '';
}
