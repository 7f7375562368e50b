import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slackEvents, slackManifest } from './manifest.ts';
import { ownPostOf, readEvent, type SlackEnvelope } from './inbound/read-event.ts';
import { authorNameScope, slackScopes } from './web-api/scopes.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

/** The bot scopes that each method needs, one or all of these: https://docs.slack.dev/reference/methods */
const ofMethods: Readonly<Record<string, readonly string[]>> = {
  'apps.uninstall': [],
  'auth.revoke': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'oauth.v2.access': [],
  'users.info': ['users:read'],
};
/** What a scope changes without a method or an event of its own, and where the code uses it. */
const ofFields: Readonly<Record<string, readonly [file: string, use: string]>> = {
  [authorNameScope]: ['web-api/slack.adapter.ts', 'username: post.authorName'],
  'files:read': ['inbound/read-event.ts', 'event.files'],
};

/** The methods that the adapter calls, such as `slack.conversations.open(`. */
const called = [
  ...read('web-api/slack.adapter.ts').matchAll(/\.((?:[a-z]\w*\.)?[a-z]+\.[a-zA-Z0-9]+)\(\s*(?:\{|window)?/g),
]
  .map(([, path = '']) => path.replace(/^slack\./, ''))
  .concat(read('web-api/slack.adapter.ts').includes('.oauth.v2.access(') ? ['oauth.v2.access'] : [])
  .filter((path) =>
    /^(admin|api|apps|auth|bots|chat|conversations|files|oauth|reactions|team|users|views)\./.test(path),
  );

const eventOf = (type: string): SlackEnvelope => ({
  event: {
    type,
    user: 'U1',
    team: 'T1',
    channel: 'D1',
    ts: '1764000000.000100',
    text: 'Hello',
    channel_id: 'D1',
    message_ts: '1764000000.000100',
    tokens: { bot: ['UBOT'] },
    metadata: {
      event_type: 'konstruct_message',
      event_payload: { id: '0199aaaa-0000-7000-8000-000000000000', attempt: 1 },
    },
  },
});

test('every method that is called is known with its scopes, and its scopes are asked for', () => {
  expect(called).toContain('users.info');
  expect(called).toContain('chat.postMessage');
  expect([...new Set(called)].filter((method) => !ofMethods[method])).toEqual([]);
  expect(
    called.flatMap((method) => ofMethods[method] ?? []).filter((scope) => !slackScopes.some((each) => each === scope)),
  ).toEqual([]);
});

test.each([...slackScopes])('%s is asked for because something needs it', (scope) => {
  const methods = called.filter((method) => ofMethods[method]?.includes(scope));
  const events = Object.entries(slackEvents).filter(([, needed]) => needed === scope);
  const [file, use] = ofFields[scope] ?? [];
  const fields = file && use && read(file).includes(use) ? [file] : [];
  expect([...methods, ...events, ...fields]).not.toEqual([]);
});

test.each(Object.entries(slackEvents))(
  '%s is subscribed to because it is handled, and its scope %s is asked for',
  (event, scope) => {
    const envelope = eventOf(event.split('.')[0] ?? '');
    const isOwnPost = ownPostOf(envelope) !== null;
    const meaning = readEvent(envelope, { teamId: 'T1', botUserId: 'UBOT' });
    expect(isOwnPost || meaning.kind !== 'nothing').toBe(true);
    expect([null, ...slackScopes]).toContain(scope);
  },
);

test('an event that is not subscribed to means nothing', () => {
  const event = eventOf('reaction_added');
  expect(ownPostOf(event)).toBeNull();
  expect(readEvent(event, { teamId: 'T1', botUserId: 'UBOT' })).toMatchObject({ kind: 'nothing' });
});

test('the manifest asks for the same scopes as an install does, and subscribes to metadata once the app has an id', () => {
  const options = { publicUrl: 'https://konstruct.example', name: 'Konstruct', appId: null };
  const first = slackManifest(options);
  expect(first.oauth_config).toEqual({
    redirect_urls: ['https://konstruct.example/oauth/slack/callback'],
    scopes: { bot: slackScopes },
  });
  expect(first.settings.event_subscriptions).toEqual({
    request_url: 'https://konstruct.example/webhooks/slack',
    bot_events: Object.keys(slackEvents).filter((event) => event !== 'message_metadata_posted'),
  });
  expect(slackManifest({ ...options, appId: 'A0123456789' }).settings.event_subscriptions).toMatchObject({
    bot_events: Object.keys(slackEvents),
    metadata_subscriptions: [{ app_id: 'A0123456789', event_type: 'konstruct_message' }],
  });
});
