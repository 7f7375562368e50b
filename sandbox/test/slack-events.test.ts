import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSandbox } from '../control/sandbox-server.ts';
import { startSlack } from '../slack/slack.ts';
import { startEventReceiver, type EventReceiver } from './event-receiver.ts';
import { clientFor, control, install } from './slack-app.ts';

let slack: RunningSandbox;
let app: EventReceiver;
let token: string;
beforeEach(async () => {
  app = await startEventReceiver();
  slack = await startSlack({ port: 0, eventsUrl: app.url, retryDelaysMs: [0, 20, 40] });
  token = await install(slack.url);
});
afterEach(async () => {
  await slack.stop();
  await app.stop();
});

const say = (text: string, channel = 'dm', more: object = {}) =>
  control(slack.url, '/messages', { user: 'ada', channel, text, ...more });
const types = () =>
  app.received.map(
    (one) => `${String(one.body.event['type'])}${one.body.event['bot_id'] === undefined ? '' : ' of the bot'}`,
  );
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

test('a direct message arrives as a signed message event with channel type im', async () => {
  await say('hello');
  const [first] = await app.until(1);
  expect(first?.body).toMatchObject({
    type: 'event_callback',
    team_id: 'T0SANDBOX',
    api_app_id: 'A0KONSTRUCT',
    authorizations: [{ team_id: 'T0SANDBOX', user_id: 'U0KONSTRUCT', is_bot: true }],
    event: { type: 'message', channel_type: 'im', channel: 'D0ADA', user: 'U0ADA', text: 'hello' },
  });
  const timestamp = String(first?.headers['x-slack-request-timestamp']);
  const expected = createHmac('sha256', 'sandbox-signing-secret').update(`v0:${timestamp}:${first?.raw}`).digest('hex');
  expect(first?.headers['x-slack-signature']).toBe(`v0=${expected}`);
});

test('a mention arrives twice, as app_mention and as message, with two event ids and one ts', async () => {
  await say('<@BOT> when are you open?', 'general');
  const [one, two] = await app.until(2);
  expect(types().sort()).toEqual(['app_mention', 'message']);
  expect(one?.body.event['ts']).toBe(two?.body.event['ts']);
  expect(one?.body.event_id).not.toBe(two?.body.event_id);
});

test('what the scopes do not cover is not delivered', async () => {
  await control(slack.url, '/uninstall', {});
  await app.until(2);
  app.received.length = 0;
  await install(slack.url, 'app_mentions:read,chat:write');
  await say('hello');
  await say('<@BOT> hello', 'general');
  await app.until(1);
  await settle();
  expect(types()).toEqual(['app_mention']);
});

test('the bot receives its own messages, marked with its bot id', async () => {
  await clientFor(slack.url, token).chat.postMessage({ channel: 'D0ADA', text: 'mine' });
  await app.until(1);
  expect(app.received[0]?.body.event).toMatchObject({
    type: 'message',
    bot_id: 'B0KONSTRUCT',
    user: 'U0KONSTRUCT',
    app_id: 'A0KONSTRUCT',
  });
});

test('a failed delivery is tried three more times with the reason, under the same event id', async () => {
  await control(slack.url, '/config', { timeoutMs: 500 });
  app.answers.push(500, 'hang', 302, 500);
  await say('hello');
  const all = await app.until(4);
  await settle();
  expect(all).toHaveLength(4);
  expect(new Set(all.map((one) => one.body.event_id)).size).toBe(1);
  expect(all.map((one) => one.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(all.map((one) => one.headers['x-slack-retry-reason'])).toEqual([
    undefined,
    'http_error',
    'http_timeout',
    'http_error',
  ]);
  expect(await control(slack.url, '/deliveries', undefined, 'GET')).toMatchObject([
    { state: 'failed', attempts: [{}, {}, {}, {}] },
  ]);
});

test('x-slack-no-retry ends the retries', async () => {
  app.answers.push({ status: 500, headers: { 'x-slack-no-retry': '1' } });
  await say('hello');
  await app.until(1);
  await settle();
  expect(app.received).toHaveLength(1);
});

describe('on request, an event is', () => {
  test('sent several times in parallel', async () => {
    await control(slack.url, '/delivery', { duplicates: 3, parallel: true });
    await say('hello');
    const all = await app.until(3);
    expect(new Set(all.map((one) => one.body.event_id)).size).toBe(1);
    await say('once');
    await settle();
    expect(app.received).toHaveLength(4);
  });

  test('withheld, and sent later as a retry', async () => {
    await control(slack.url, '/delivery', { drop: true });
    await say('hello');
    const [withheld] = await control<{ eventId: string; state: string }[]>(slack.url, '/deliveries', undefined, 'GET');
    expect(withheld?.state).toBe('withheld');
    await control(slack.url, '/redeliver', { event_id: withheld?.eventId, retryNum: 1, retryReason: 'http_timeout' });
    expect(app.received[0]?.headers['x-slack-retry-num']).toBe('1');
  });

  test('sent out of order', async () => {
    await control(slack.url, '/delivery', { next: 2, reverse: true });
    await say('first');
    await say('second');
    const all = await app.until(2);
    expect(all.map((one) => one.body.event['text'])).toEqual(['second', 'first']);
  });
});

test('url_verification is signed and returns what the app answered', async () => {
  const answer = await control<{ status: number }>(slack.url, '/url-verification', { challenge: 'abc' });
  expect(answer.status).toBe(200);
  expect(app.received[0]?.body).toMatchObject({ type: 'url_verification', challenge: 'abc' });
});

test('an uninstall reaches the app as two events', async () => {
  await clientFor(slack.url, token).apps.uninstall({
    client_id: 'sandbox-client',
    client_secret: 'sandbox-client-secret',
  });
  await app.until(2);
  expect(types().sort()).toEqual(['app_uninstalled', 'tokens_revoked']);
});

test('an edit and a deletion arrive as message events with their subtypes', async () => {
  const { message } = (await say('helo')) as { message: { ts: string } };
  await control(slack.url, '/messages/edit', { channel: 'D0ADA', ts: message.ts, text: 'hello' });
  await control(slack.url, '/messages/delete', { channel: 'D0ADA', ts: message.ts });
  const all = await app.until(3);
  expect(all.map((one) => one.body.event['subtype']).sort()).toEqual(['message_changed', 'message_deleted', undefined]);
});
