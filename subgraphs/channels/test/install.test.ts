import { randomUUID } from 'node:crypto';
import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChannelsService, operator, type ChannelsService } from './channels-service.ts';

let service: ChannelsService;
beforeAll(async () => {
  service = await openChannelsService();
});
afterAll(() => service.close());

const exchanges = async () => (await service.slack<unknown[]>('requests?path=/api/oauth.v2.access')).length;

async function codeFor(url: URL, team = ''): Promise<string> {
  const { code } = await service.slack<{ code: string }>('codes', {
    team,
    scope: url.searchParams.get('scope'),
    redirect_uri: url.searchParams.get('redirect_uri'),
  });
  return code;
}

test('a workspace is connected: token sealed, scopes and installer kept, agents told', async () => {
  const ada = operator();
  const url = await service.startInstall(ada);
  expect(url.searchParams.get('redirect_uri')).toBe('http://konstruct.test/oauth/slack/callback');
  const channelId = await service.connect(ada);
  const { channel } = await service.ask<{ channel: unknown }>(
    ada,
    'query($id: ID!) { channel(id: $id) { kind name status statusReason lastInboundAt viewerCanManage } }',
    { id: channelId },
  );
  expect(channel).toEqual({
    kind: 'SLACK',
    name: expect.any(String),
    status: 'CONNECTED',
    statusReason: null,
    lastInboundAt: null,
    viewerCanManage: true,
  });
  const [row] = await service.database.query<{ sealed_token: string; scopes: string[] }>(
    'select sealed_token, scopes from channels.channels where id = $1',
    [channelId],
  );
  expect(row?.sealed_token).toMatch(/^ey/);
  expect(row?.scopes).toContain('chat:write.customize');
  const dump = JSON.stringify(await service.database.query('select * from channels.channels'));
  expect(dump).not.toContain('xoxb-');
  const [published] = (await service.published('channels.channel_updated')).filter(
    ({ tenantId }) => ada.kind === 'operator' && tenantId === ada.tenantId,
  );
  expect(published?.body).toMatchObject({ channelId, version: 1, kind: 'SLACK', status: 'CONNECTED' });
});

test('27 an install state that is missing, altered, expired, used, or from another session, person or company never reaches the exchange', async () => {
  const ada = operator();
  if (ada.kind !== 'operator') throw new Error('not an operator');
  const url = await service.startInstall(ada);
  const state = url.searchParams.get('state') ?? '';
  const code = await codeFor(url);
  const before = await exchanges();

  expect(await service.callback(ada, { code })).toBe('refused');
  expect(await service.callback(ada, { code, state: '' })).toBe('refused');
  expect(await service.callback(ada, { code, state: `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}` })).toBe(
    'refused',
  );
  expect(await service.callback(ada, { code, state: ada.tenantId ?? '' })).toBe('refused');
  expect(await service.callback(null, { code, state })).toBe('refused');
  expect(await service.callback({ ...ada, sessionId: randomUUID() }, { code, state })).toBe('refused');
  expect(await service.callback({ ...ada, id: randomUUID() }, { code, state })).toBe('refused');
  expect(await service.callback({ ...ada, tenantId: randomUUID() }, { code, state })).toBe('refused');
  expect(await service.callback(operator(), { code, state })).toBe('refused');
  expect(await exchanges()).toBe(before);

  // None of these attempts has used up the state: its own operator can still use it.
  await service.database.query(
    "update channels_directory.install_states set expires_at = now() - interval '1 second' where session_id = $1",
    [ada.sessionId],
  );
  expect(await service.callback(ada, { code, state })).toBe('expired');
  expect(await exchanges()).toBe(before);
  await service.database.query(
    "update channels_directory.install_states set expires_at = now() + interval '1 minute' where session_id = $1",
    [ada.sessionId],
  );
  await service.slack('uninstall', {}).catch(() => undefined);
  const results = await Promise.all([1, 2, 3, 4].map(() => service.callback(ada, { error: 'access_denied', state })));
  expect(results.toSorted()).toEqual(['denied', 'expired', 'expired', 'expired']);
  expect(await service.callback(ada, { code, state })).toBe('expired');
  expect(await exchanges()).toBe(before);
  expect(
    await service.database.query('select from channels.channels where tenant_id = $1', [ada.tenantId]),
  ).toHaveLength(0);
});

test('28 a denied install, a code of no worth and a silent Slack leave no half-install', async () => {
  const ada = operator();
  const first = await service.startInstall(ada);
  expect(await service.callback(ada, { error: 'access_denied', state: first.searchParams.get('state') ?? '' })).toBe(
    'denied',
  );
  const second = await service.startInstall(ada);
  expect(await service.callback(ada, { code: 'made-up', state: second.searchParams.get('state') ?? '' })).toBe(
    'refused',
  );
  const third = await service.startInstall(ada);
  await service.slack('faults', { match: '/api/oauth.v2.access', dropBeforeAccept: true });
  expect(await service.callback(ada, { code: 'x', state: third.searchParams.get('state') ?? '' })).toBe('failed');
  const fourth = await service.startInstall(ada);
  const body = {
    ok: true,
    access_token: 'xoxb-1',
    team: null,
    enterprise: { id: 'E1' },
    is_enterprise_install: true,
    authed_user: { id: 'U1' },
  };
  await service.slack('faults', { match: '/api/oauth.v2.access', body });
  expect(await service.callback(ada, { code: 'x', state: fourth.searchParams.get('state') ?? '' })).toBe('org_wide');
  const { tenantId } = ada as { tenantId: string };
  expect(await service.database.query('select from channels.channels where tenant_id = $1', [tenantId])).toHaveLength(
    0,
  );
  expect(
    await service.database.query('select from channels_directory.slack_workspaces where tenant_id = $1', [tenantId]),
  ).toHaveLength(0);
});

test('29 a workspace that another company is connected to is not given away, and moves once that company has disconnected it', async () => {
  const team = (await service.slack<{ id: string }>('teams', { name: 'Shared' })).id;
  const [ada, bob] = [operator(), operator()];
  const adasChannel = await service.connect(ada, team);
  await expect(service.connect(bob, team)).rejects.toThrow('taken');
  const owners = () =>
    service.database.query<{ channel_id: string }>(
      'select channel_id from channels_directory.slack_workspaces where team_id = $1',
      [team],
    );
  expect(await owners()).toEqual([{ channel_id: adasChannel }]);
  const status = 'query($id: ID!) { channel(id: $id) { status } }';
  expect(await service.ask(ada, status, { id: adasChannel })).toEqual({ channel: { status: 'CONNECTED' } });

  await service.ask(ada, 'mutation($id: ID!) { disconnectChannel(input: { id: $id }) { __typename } }', {
    id: adasChannel,
  });
  const bobsChannel = await service.connect(bob, team);
  expect(bobsChannel).not.toBe(adasChannel);
  expect(await owners()).toEqual([{ channel_id: bobsChannel }]);
  expect(await service.ask(bob, status, { id: adasChannel })).toEqual({ channel: null });
});

test('two companies that install one workspace at the same moment do not both get it', async () => {
  const team = (await service.slack<{ id: string }>('teams', { name: 'Race' })).id;
  const results = await Promise.allSettled(
    [operator(), operator(), operator()].map((actor) => service.connect(actor, team)),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

const claimed = (team: string, tenantId: string | null, ageMinutes: number) =>
  service.database.query(
    `insert into channels_directory.slack_workspaces (team_id, tenant_id, channel_id, claimed_at, created_at)
     values ($1, $2, $3, now() - $4 * interval '1 minute', now() - interval '1 day')`,
    [team, tenantId, randomUUID(), ageMinutes],
  );

test('a workspace whose company died while it connected it can be connected by another ten minutes later', async () => {
  const [young, old] = await Promise.all(
    ['Young', 'Old'].map(async (name) => (await service.slack<{ id: string }>('teams', { name })).id),
  );
  await claimed(young ?? '', randomUUID(), 9);
  await claimed(old ?? '', randomUUID(), 11);
  await expect(service.connect(operator(), young)).rejects.toThrow('taken');
  expect(await service.connect(operator(), old)).toMatch(/^[\da-f-]{36}$/);
});

test('a workspace that its company is connecting again at this moment is not given away', async () => {
  const team = (await service.slack<{ id: string }>('teams', { name: 'Again' })).id;
  const [ada, bob] = [operator(), operator()];
  const id = await service.connect(ada, team);
  const disconnect = 'mutation($id: ID!) { disconnectChannel(input: { id: $id }) { __typename } }';
  await service.ask(ada, disconnect, { id });
  // As a process of Ada's leaves it between claiming the workspace and saving the channel.
  await service.database.query(
    `update channels_directory.slack_workspaces set claimed_at = now() + interval '1 second' where team_id = $1`,
    [team],
  );
  await expect(service.connect(bob, team)).rejects.toThrow('taken');
  expect(await service.connect(ada, team)).toBe(id);
});

test('one company that installs twice at the same moment has one channel', async () => {
  const team = (await service.slack<{ id: string }>('teams', { name: 'Twice' })).id;
  const ada = operator();
  const [one, two] = await Promise.all([service.connect(ada, team), service.connect(ada, team)]);
  expect(one).toBe(two);
});

test('disconnecting revokes at Slack, forgets the token, and a reconnect is the same channel', async () => {
  const team = (await service.slack<{ id: string }>('teams', { name: 'Come and go' })).id;
  const ada = operator();
  const id = await service.connect(ada, team);
  const done = await service.ask(
    ada,
    'mutation($id: ID!) { disconnectChannel(input: { id: $id }) { ... on DisconnectChannelSuccess { channel { status } } } }',
    { id },
  );
  expect(done).toEqual({ disconnectChannel: { channel: { status: 'DISCONNECTED' } } });
  await until(
    async () =>
      (await service.database.query('select from channels.channels where id = $1 and sealed_token is null', [id]))
        .length === 1,
  );
  const { installs } = await service.slack<{ installs: { teamId: string; state: string }[] }>('state');
  expect(installs.filter(({ teamId }) => teamId === team).map(({ state }) => state)).toEqual(['uninstalled']);
  await service.settled();
  expect(await service.connect(ada, team)).toBe(id);
  const announced = (await service.published('channels.channel_updated'))
    .filter(({ body }) => body['channelId'] === id)
    .map(({ body }) => [body['version'], body['status']]);
  expect(announced).toEqual([
    [1, 'CONNECTED'],
    [2, 'DISCONNECTED'],
    [3, 'CONNECTED'],
  ]);
});

test('without the right no member connects or disconnects, and a token cannot connect', async () => {
  const tenantId = randomUUID();
  const install = 'mutation { startSlackInstall { __typename } }';
  await expect(service.ask(testOperator(tenantId, 'MEMBER'), install)).rejects.toThrow('FORBIDDEN');
  await expect(
    service.ask({ kind: 'token', id: randomUUID(), name: 't', tenantId, scopes: ['channels:manage'] }, install),
  ).rejects.toThrow('FORBIDDEN');
  const gone = await service.ask(
    testOperator(tenantId),
    'mutation { disconnectChannel(input: { id: "nonsense" }) { __typename } }',
  );
  expect(gone).toEqual({ disconnectChannel: { __typename: 'NotFoundError' } });
});
