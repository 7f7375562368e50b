import { newId } from '@konstruct/kit/database';
import { startSlack } from '@konstruct/sandbox/slack';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSlack } from '../slack/web-api/slack.adapter.ts';
import type { Slack, SlackPost } from '../slack/web-api/slack.port.ts';

let url: string;
let stop: () => Promise<void>;
let slack: Slack;
let token: string;
let toInstaller: SlackPost;
const redirectUri = 'http://konstruct.test/oauth/slack/callback';

const control = async <T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> => {
  const init = body
    ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { method };
  return (await (await fetch(`${url}/_control/${path}`, init)).json()) as T;
};
const fault = (rule: object) => control('faults', { match: '/api/chat.postMessage', ...rule });

beforeAll(async () => {
  const server = await startSlack({ port: 0 });
  ({ url } = server);
  stop = () => server.stop();
  slack = createSlack({
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-client-secret',
    apiUrl: `${url}/api/`,
    timeoutMs: 300,
  });
  const { code } = await control<{ code: string }>('codes', {
    scope: 'chat:write,im:write,users:read',
    redirect_uri: redirectUri,
  });
  const install = await slack.exchangeCode(code, redirectUri);
  if (install.kind !== 'installed') throw new Error(JSON.stringify(install));
  token = install.token;
  toInstaller = {
    destination: { kind: 'person', userId: install.installerUserId },
    text: 'hello',
    authorName: null,
    carried: { id: newId(), attempt: 1 },
  };
});
afterAll(() => stop());
beforeEach(() => control('faults', undefined, 'DELETE'));

const posts = async () => (await control<unknown[]>('requests?path=/api/chat.postMessage')).length;

test('31 a call that hangs is given up, its outcome unknown, and it is made once', async () => {
  const before = await posts();
  await fault({ hang: true });
  expect(await slack.post(token, toInstaller)).toMatchObject({ kind: 'unknown' });
  expect((await posts()) - before).toBe(1);
});

test('31 what fails before the message is posted surely did not go out', async () => {
  await control('faults', { match: '/api/conversations.open', hang: true });
  expect(await slack.post(token, toInstaller)).toMatchObject({ kind: 'not_sent' });
});

test('31 a 429 without a time to wait is still a 429', async () => {
  await fault({ status: 429, body: { ok: false, error: 'ratelimited' } });
  const outcome = await slack.post(token, toInstaller);
  expect(outcome).toMatchObject({ kind: 'not_sent', retryAfterSeconds: 30 });
});

test('two hundred, and no answer of Slack’s: what became of the message is unknown', async () => {
  const kinds: string[] = [];
  for (const body of [{}, { ok: false }, { ok: true }, []]) {
    await fault({ status: 200, body });
    kinds.push((await slack.post(token, toInstaller)).kind);
  }
  expect(kinds).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
});

test('giving a dead access back is no failure', async () => {
  await slack.giveAccessBack(token);
  expect(await slack.isAccessAlive(token)).toBe(false);
  await slack.giveAccessBack(token);
});
