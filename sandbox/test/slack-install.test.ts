import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSandbox } from '../control/sandbox-server.ts';
import { startSlack } from '../slack/slack.ts';
import { clientFor, control, REDIRECT, SCOPES } from './slack-app.ts';

let slack: RunningSandbox;
beforeAll(async () => {
  slack = await startSlack({ port: 0 });
});
afterAll(() => slack.stop());
beforeEach(() => control(slack.url, '/reset'));

const query = { client_id: 'sandbox-client', scope: SCOPES, redirect_uri: REDIRECT, state: 'st&te' };

async function decide(decision: string, more: Record<string, string> = {}): Promise<URL> {
  const response = await fetch(`${slack.url}/oauth/v2/authorize`, {
    method: 'POST',
    body: new URLSearchParams({ ...query, decision, ...more }),
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

function exchange(code: string, more: Record<string, string> = {}) {
  return clientFor(slack.url).oauth.v2.access({
    client_id: 'sandbox-client',
    client_secret: 'sandbox-client-secret',
    code,
    redirect_uri: REDIRECT,
    ...more,
  });
}

describe('the consent page', () => {
  test('names the workspace and every scope that is asked for', async () => {
    const page = await (await fetch(`${slack.url}/oauth/v2/authorize?${new URLSearchParams(query)}`)).text();
    expect(page).toContain('requesting permission to access the Acme Slack workspace');
    for (const scope of SCOPES.split(',')) expect(page).toContain(scope);
  });

  test.each([
    ['an unknown client', { client_id: 'someone-else' }],
    ['an unknown scope', { scope: 'chat:write,everything:write' }],
    ['no scope', { scope: '' }],
    ['a redirect that is not a web address', { redirect_uri: 'javascript:alert(1)' }],
  ])('refuses %s on its own page and sends no one back', async (_name, wrong) => {
    const response = await fetch(`${slack.url}/oauth/v2/authorize?${new URLSearchParams({ ...query, ...wrong })}`, {
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  test('escapes what it carries along', async () => {
    const page = await (
      await fetch(`${slack.url}/oauth/v2/authorize?${new URLSearchParams({ ...query, state: '"><script>' })}`)
    ).text();
    expect(page).not.toContain('<script>');
  });

  test('says access_denied, with the state, when the person cancels', async () => {
    const back = await decide('cancel');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('st&te');
    expect(back.searchParams.get('code')).toBeNull();
  });

  test('ends on its own page when an admin must approve first, until one does', async () => {
    await control(slack.url, '/teams/T0SANDBOX', { needsApproval: true });
    const asks = async () => (await fetch(`${slack.url}/oauth/v2/authorize?${new URLSearchParams(query)}`)).text();
    expect(await asks()).toContain('Request approval from an admin');
    const form = new URLSearchParams({ ...query, decision: 'request' });
    const response = await fetch(`${slack.url}/oauth/v2/authorize`, { method: 'POST', body: form, redirect: 'manual' });
    expect(response.status).toBe(200);
    await fetch(`${slack.url}/approvals`, {
      method: 'POST',
      body: new URLSearchParams({ team: 'T0SANDBOX', decision: 'approve' }),
    });
    expect(await asks()).toContain('Allow');
  });
});

describe('oauth.v2.access', () => {
  test('gives a bot token, the workspace and the installing human for a fresh code', async () => {
    const back = await decide('allow', { user: 'U0GRACE' });
    const answer = await exchange(back.searchParams.get('code') ?? '');
    expect(answer).toMatchObject({
      ok: true,
      token_type: 'bot',
      scope: SCOPES,
      bot_user_id: 'U0KONSTRUCT',
      team: { id: 'T0SANDBOX', name: 'Acme' },
      authed_user: { id: 'U0GRACE' },
      is_enterprise_install: false,
    });
    expect(answer.access_token).toMatch(/^xoxb-/);
    expect(await clientFor(slack.url, answer.access_token).auth.test()).toMatchObject({
      team_id: 'T0SANDBOX',
      user_id: 'U0KONSTRUCT',
    });
  });

  test('takes the client from a Basic header too', async () => {
    const code = (await decide('allow')).searchParams.get('code') ?? '';
    const response = await fetch(`${slack.url}/api/oauth.v2.access`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('sandbox-client:sandbox-client-secret').toString('base64')}` },
      body: new URLSearchParams({ code, redirect_uri: REDIRECT }),
    });
    expect(await response.json()).toMatchObject({ ok: true });
  });

  test('takes a code once, for ten minutes, with the redirect it was made for', async () => {
    const fresh = async () => (await decide('allow')).searchParams.get('code') ?? '';
    const code = await fresh();
    await exchange(code);
    await expect(exchange(code)).rejects.toThrow('code_already_used');
    await expect(exchange(await fresh(), { redirect_uri: 'http://localhost:4000/other' })).rejects.toThrow(
      'bad_redirect_uri',
    );
    await expect(exchange('made-up')).rejects.toThrow('invalid_code');
    const old = await fresh();
    await control(slack.url, '/clock', { offsetSeconds: 601 });
    await expect(exchange(old)).rejects.toThrow('invalid_code');
  });

  test('refuses a wrong client with status 200 and ok false, as Slack does', async () => {
    const code = (await decide('allow')).searchParams.get('code') ?? '';
    await expect(exchange(code, { client_secret: 'wrong' })).rejects.toThrow('bad_client_secret');
    await expect(exchange(code, { client_id: 'wrong' })).rejects.toThrow('invalid_client_id');
    expect(await exchange(code)).toMatchObject({ ok: true });
  });

  test('gives two workspaces tokens and bots of their own', async () => {
    const team = await control<{ id: string; botUserId: string }>(slack.url, '/teams', { name: 'Globex' });
    const first = await exchange((await decide('allow')).searchParams.get('code') ?? '');
    const second = await exchange((await decide('allow', { team: team.id })).searchParams.get('code') ?? '');
    expect(second.team).toEqual({ id: team.id, name: 'Globex' });
    expect(second.bot_user_id).toBe(team.botUserId);
    expect(second.access_token).not.toBe(first.access_token);
  });
});
