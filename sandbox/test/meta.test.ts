import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningSandbox } from '../control/sandbox-server.ts';
import { startMeta } from '../meta/meta.ts';
import { startEventReceiver, type EventReceiver } from './event-receiver.ts';
import { control } from './slack-app.ts';

interface Values {
  appId: string;
  appSecret: string;
  businessAccountId: string;
  phoneNumberId: string;
  accessToken: string;
}

let meta: RunningSandbox;
let app: EventReceiver;
let values: Values;
beforeEach(async () => {
  app = await startEventReceiver();
  meta = await startMeta({ port: 0, retryDelaysMs: [20, 40] });
  values = await control<Values>(meta.url, '/connection-values', undefined, 'GET');
});
afterEach(async () => {
  await meta.stop();
  await app.stop();
});

async function graph(
  path: string,
  {
    token = values.accessToken,
    body,
    method = body ? 'POST' : 'GET',
  }: { token?: string; body?: object; method?: string } = {},
) {
  const response = await fetch(`${meta.url}/v25.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const send = (text: string, more: object = {}) =>
  graph(`${values.phoneNumberId}/messages`, {
    body: { messaging_product: 'whatsapp', to: '447700900123', type: 'text', text: { body: text }, ...more },
  });
/** Subscribes the app to the account. Its webhook must still be configured. */
async function listen() {
  await graph(`${values.businessAccountId}/subscribed_apps`, { method: 'POST' });
  const state = await control<{ apps: { webhook: unknown }[] }>(meta.url, '/state', undefined, 'GET');
  expect(state.apps[0]?.webhook).toBeNull();
}

test.each(['nothing', 'v25.0/nothing', 'v25.0/1/2/3', 'v25.0/106540352240001/photos', 'v9/me'])(
  '%s is answered in Graph’s error shape',
  async (path) => {
    const response = await fetch(`${meta.url}/${path}`, { headers: { authorization: `Bearer ${values.accessToken}` } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toMatchObject({
      error: { type: 'OAuthException', code: expect.any(Number), fbtrace_id: expect.any(String) },
    });
  },
);

test('a token is debugged by its own app only', async () => {
  const path = `debug_token?input_token=${values.accessToken}`;
  const good = await graph(path, { token: `${values.appId}|${values.appSecret}` });
  expect(good.body).toMatchObject({ data: { app_id: values.appId, is_valid: true, expires_at: 0 } });
  expect((await graph(path, { token: `${values.appId}|wrong` })).body).toMatchObject({ error: { code: 190 } });
  const other = await control<Values>(meta.url, '/connection-values?business=2', undefined, 'GET');
  expect((await graph(path, { token: `${other.appId}|${other.appSecret}` })).body).toMatchObject({
    error: { code: 100 },
  });
});

test('free text goes out within 24 hours of what the person wrote, by the sandbox server’s clock; a template always', async () => {
  expect((await send('too early')).body).toMatchObject({ error: { code: 131047 } });
  await control(meta.url, '/messages', { from: 'ada', text: 'hi' });
  expect((await send('in time')).status).toBe(200);
  await control(meta.url, '/clock', { offsetSeconds: 24 * 3600 + 1 });
  expect((await send('too late')).body).toMatchObject({ error: { code: 131047 } });
  const template = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } };
  expect((await send('', template)).body).toMatchObject({ messages: [{ message_status: 'accepted' }] });
});

test('a webhook is configured only where the callback proves itself', async () => {
  const refused = await fetch(`${meta.url}/_control/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl: 'http://127.0.0.1:9/none', verifyToken: 'x' }),
  });
  expect([refused.status, await refused.json()]).toEqual([
    422,
    expect.objectContaining({ isSaved: false, status: null }),
  ]);
  await listen();
});

test('signs the very bytes it sends, escaped, and retries until a 2xx', async () => {
  await listen();
  const state = await control<{ apps: { id: string }[] }>(meta.url, '/state', undefined, 'GET');
  expect(state.apps).toHaveLength(2);
  app.answers.push(500, 500);
  const callback = createServer((request, response) => {
    const challenge = new URL(request.url ?? '', 'http://x').searchParams.get('hub.challenge');
    if (request.method === 'GET') return void response.end(challenge);
    void fetch(app.url, {
      method: 'POST',
      headers: request.headers as Record<string, string>,
      body: request as never,
      duplex: 'half',
    } as RequestInit).then((answer) => response.writeHead(answer.status).end());
  });
  await new Promise<void>((resolve) => callback.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = callback.address() as { port: number };
    await control(meta.url, '/webhook', { callbackUrl: `http://127.0.0.1:${port}/`, verifyToken: 'x' });
    await control(meta.url, '/messages', { from: 'noor', text: 'é/👋' });
    const [first] = await app.until(3);
    expect(first?.raw).toContain('\\u00e9\\/\\ud83d\\udc4b');
    const expected = createHmac('sha256', values.appSecret)
      .update(first?.raw ?? '')
      .digest('hex');
    expect(first?.headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
    const message = (JSON.parse(first?.raw ?? '') as { entry: { changes: { value: { messages: object[] } }[] }[] })
      .entry[0]?.changes[0]?.value.messages[0];
    expect(message).not.toHaveProperty('from');
    expect(message).toMatchObject({ from_user_id: expect.stringMatching(/^US\.\w+$/), text: { body: 'é/👋' } });
  } finally {
    callback.close();
    callback.closeAllConnections();
  }
});

test('a second start with the same file finds the same chat', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'meta-'));
  try {
    const first = await startMeta({ port: 0, stateFile: join(directory, 'meta.json') });
    await control(first.url, '/messages', { from: 'ada', text: 'remember me' });
    await first.stop();
    const second = await startMeta({ port: 0, stateFile: join(directory, 'meta.json') });
    expect(await control(second.url, '/messages?from=ada', undefined, 'GET')).toMatchObject([{ text: 'remember me' }]);
    await second.stop();
  } finally {
    rmSync(directory, { recursive: true });
  }
});
