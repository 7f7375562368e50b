import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openChannelsService, operator, type ChannelsService } from './channels-service.ts';

let service: ChannelsService;
beforeAll(async () => {
  service = await openChannelsService();
});
afterAll(() => service.close());

test('a message in Slack with characters that no database stores is answered without them', async () => {
  const channelId = await service.connect(operator());
  const [workspace] = await service.database.query<{ team_id: string }>(
    'select team_id from channels_directory.slack_workspaces where channel_id = $1',
    [channelId],
  );
  const message = {
    ...{ type: 'message', user: 'U1', channel: 'D1', channel_type: 'im', ts: '1764000000.000100' },
    ...{ team: workspace?.team_id, text: 'cut \ud83d off' },
    files: [{ name: 'a\0b \udc4d.pdf' }],
  };
  expect((await service.post(event('EvStrange', { team_id: workspace?.team_id, event: message }))).status).toBe(200);
  const [published] = await until(async () => {
    const waiting = await service.published('channels.message_received');
    return waiting.length > 0 && waiting;
  }, 5_000);
  expect(published?.body['text']).toBe('cut \ufffd off\n[attached file: ab \ufffd.pdf]');
});

test('a workspace whose long name ends within a character is connected, under a name that ends before it', async () => {
  const name = `${'x'.repeat(199)}👍`;
  const team = (await service.slack<{ id: string }>('teams', { name })).id;
  const ada = operator();
  const id = await service.connect(ada, team);
  const query = 'query($id: ID!) { channel(id: $id) { name } }';
  expect(await service.ask(ada, query, { id })).toEqual({ channel: { name: 'x'.repeat(199) } });
});
